// What a user of the client by oapi-codegen does, against a running server.
package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os"
	"reflect"

	"github.com/google/uuid"
	"github.com/oapi-codegen/nullable"

	"example.org/oapi-codegen/api"
)

func main() {
	log.SetFlags(log.Lshortfile)
	ctx := context.Background()
	client, err := api.NewClientWithResponses(os.Getenv("SERVER_URL"))
	check(err)

	created, err := client.CreateChatWithResponse(ctx, nil, api.NewChat{
		Title:    nullable.NewNullableWithValue("The magic coat"),
		Metadata: &api.NewMetadata{"client": "oapi-codegen"},
	})
	check(err)
	expect(created.StatusCode(), http.StatusCreated)
	id := created.JSON201.Id

	key := "prompt-1"
	prompt, err := client.AppendMessageWithResponse(ctx, id,
		&api.AppendMessageParams{IdempotencyKey: &key},
		api.NewMessage{Role: api.User, Content: "Tell how Aldar Kose got a fur coat in the frost."})
	check(err)
	expect(prompt.JSON201.ParentSequence.IsNull(), true)

	images := make([]api.NewAttachment, 8)
	for i := range images {
		images[i] = api.NewAttachment{
			Type:   api.Image,
			Url:    fmt.Sprintf("https://images.example/aldar/frame-%d.webp", i+1),
			Alt:    nullable.NewNullableWithValue(fmt.Sprintf("Frame %d", i+1)),
			Width:  nullable.NewNullableWithValue[api.Pixels](1024),
			Height: nullable.NewNullNullable[api.Pixels](),
		}
	}
	storyboard, err := client.AppendMessageWithResponse(ctx, id, nil, api.NewMessage{
		Role: api.Assistant, Content: "He sold the wind.", Attachments: &images,
	})
	check(err)
	expect(len(storyboard.JSON201.Attachments), 8)
	for i, image := range storyboard.JSON201.Attachments {
		expect(image.Url, images[i].Url)
		expect(image.Alt.MustGet(), images[i].Alt.MustGet())
		expect(image.Width.MustGet(), api.Pixels(1024))
		expect(image.Height.IsNull(), true)
	}

	ten := 10
	chats, err := client.ListChatsWithResponse(ctx, &api.ListChatsParams{Limit: &ten})
	check(err)
	expect(len(chats.JSON200.Data), 1)
	expect(chats.JSON200.Data[0].Id, id)
	expect(chats.JSON200.Data[0].MessageCount, int64(2))

	var sequences []int64
	one := 1
	for params := (api.ListMessagesParams{Limit: &one}); ; {
		page, err := client.ListMessagesWithResponse(ctx, id, &params)
		check(err)
		for _, message := range page.JSON200.Data {
			sequences = append(sequences, message.Sequence)
		}
		if page.JSON200.NextCursor.IsNull() {
			break
		}
		cursor := page.JSON200.NextCursor.MustGet()
		params.Cursor = &cursor
	}
	expect(sequences, []int64{1, 2})

	whole, err := client.GetChatWithResponse(ctx, id, nil)
	check(err)
	expect(len(whole.JSON200.Messages.Data), 2)

	absent, err := client.GetChatWithResponse(ctx, uuid.New(), nil)
	check(err)
	expect(absent.ApplicationproblemJSON404.Type, api.NOTFOUND)
	expect(absent.ApplicationproblemJSON404.Status, http.StatusNotFound)

	tag := fmt.Sprintf("%q", fmt.Sprint(whole.JSON200.Revision))
	pinned := true
	updated, err := client.UpdateChatWithResponse(ctx, id, &api.UpdateChatParams{IfMatch: &tag},
		api.ChatUpdate{Title: nullable.NewNullNullable[api.NewTitle](), Pinned: &pinned})
	check(err)
	expect(updated.JSON200.Title.IsNull(), true)
	expect(updated.JSON200.Pinned, true)

	message := uuid.New()
	payload := api.Payload{"parts": []any{map[string]any{"type": "text"}}}
	replacement := api.MessageReplacement{
		Role:           api.Assistant,
		Content:        "Another beginning.",
		ParentSequence: nullable.NewNullNullable[api.ParentSequence](),
		Format:         nullable.NewNullableWithValue("ai-sdk/v6"),
		Payload:        nullable.NewNullableWithValue(payload),
	}
	first, err := client.PutMessageWithResponse(ctx, id, message, nil, replacement)
	check(err)
	expect(first.JSON201.Payload.MustGet(), payload)
	expect(first.JSON201.ParentSequence.IsNull(), true)
	again, err := client.PutMessageWithResponse(ctx, id, message, nil, replacement)
	check(err)
	expect(again.JSON200.Revision, first.JSON201.Revision)

	removed, err := client.DeleteMessageWithResponse(ctx, id, message, nil)
	check(err)
	expect(removed.StatusCode(), http.StatusNoContent)
	tombstone, err := client.GetMessageWithResponse(ctx, id, message, nil)
	check(err)
	expect(tombstone.JSON200.Status, api.MessageStatusDeleted)

	deleted, err := client.DeleteChatWithResponse(ctx, id, nil)
	check(err)
	expect(deleted.StatusCode(), http.StatusNoContent)
	gone, err := client.GetChatWithResponse(ctx, id, nil)
	check(err)
	expect(gone.ApplicationproblemJSON404.Type, api.NOTFOUND)
	fmt.Println("The round trip is complete.")
}

func check(err error) {
	if err != nil {
		_ = log.Output(2, err.Error())
		os.Exit(1)
	}
}

func expect(actual, expected any) {
	if !reflect.DeepEqual(actual, expected) {
		_ = log.Output(2, fmt.Sprintf("%v instead of %v", actual, expected))
		os.Exit(1)
	}
}
