// What a user of the client by ogen does, against a running server.
package main

import (
	"bufio"
	"context"
	"fmt"
	"log"
	"os"
	"reflect"
	"strings"

	"github.com/go-faster/jx"
	"github.com/google/uuid"
	"github.com/ogen-go/ogen/ogenerrors"

	"example.org/ogen/api"
)

// anonymous is for a server without authentication.
type anonymous struct{}

func (anonymous) Bearer(context.Context, api.OperationName) (api.Bearer, error) {
	return api.Bearer{}, ogenerrors.ErrSkipClientSecurity
}

func main() {
	log.SetFlags(log.Lshortfile)
	ctx := context.Background()
	client, err := api.NewClient(os.Getenv("SERVER_URL"), anonymous{})
	check(err)

	created := must[*api.ChatHeaders](client.CreateChat(ctx, api.NewOptNewChat(api.NewChat{
		Title:    api.NewOptNilNewTitle("The magic coat"),
		Metadata: api.NewOptNewMetadata(api.NewMetadata{"client": "ogen"}),
	}), api.CreateChatParams{}))
	id := created.Response.ID

	prompt := must[*api.MessageHeaders](client.AppendMessage(ctx,
		&api.NewMessage{Role: api.RoleUser, Content: "Tell how Aldar Kose got a fur coat in the frost."},
		api.AppendMessageParams{ChatID: id, IdempotencyKey: api.NewOptString("prompt-1")}))
	expect(prompt.Response.ParentSequence.IsNull(), true)

	images := make([]api.NewAttachment, 8)
	for i := range images {
		images[i] = api.NewAttachment{
			Type:  api.AttachmentTypeImage,
			URL:   fmt.Sprintf("https://images.example/aldar/frame-%d.webp", i+1),
			Alt:   api.NewOptNilString(fmt.Sprintf("Frame %d", i+1)),
			Width: api.NewOptNilPixels(1024),
		}
		images[i].Height.SetToNull()
	}
	storyboard := must[*api.MessageHeaders](client.AppendMessage(ctx, &api.NewMessage{
		Role: api.RoleAssistant, Content: "He sold the wind.", Attachments: images,
	}, api.AppendMessageParams{ChatID: id}))
	expect(len(storyboard.Response.Attachments), 8)
	for i, image := range storyboard.Response.Attachments {
		expect(image.URL, images[i].URL)
		expect(image.Alt.Value, images[i].Alt.Value)
		expect(image.Width.Value, api.Pixels(1024))
		expect(image.Height.IsNull(), true)
	}

	chats := must[*api.ChatPageHeaders](client.ListChats(ctx,
		api.ListChatsParams{Limit: api.NewOptInt(10)}))
	expect(len(chats.Response.Data), 1)
	expect(chats.Response.Data[0].ID, id)
	expect(chats.Response.Data[0].MessageCount, int64(2))

	var sequences []int64
	for params := (api.ListMessagesParams{ChatID: id, Limit: api.NewOptInt(1)}); ; {
		page := must[*api.MessagePageHeaders](client.ListMessages(ctx, params)).Response
		for _, message := range page.Data {
			sequences = append(sequences, message.Sequence)
		}
		if page.NextCursor.IsNull() {
			break
		}
		params.Cursor = api.NewOptString(page.NextCursor.Value)
	}
	expect(sequences, []int64{1, 2})

	// The response itself, since ogen's own reading of events does without replies that are errors.
	events := must[*api.StreamChatEventsOKRawTextEventStream](client.StreamChatEvents(ctx,
		api.StreamChatEventsParams{ChatID: id, Since: api.NewOptInt64(0)}))
	lines := bufio.NewScanner(events.Response.Body)
	for lines.Scan() && !strings.HasPrefix(lines.Text(), "event: ") {
	}
	expect(lines.Text(), "event: ready")
	check(events.Response.Body.Close())

	whole := must[*api.ChatWithMessagesHeaders](client.GetChat(ctx, api.GetChatParams{ChatID: id}))
	expect(len(whole.Response.Messages.Data), 2)

	absent := must[*api.NotFoundHeaders](client.GetChat(ctx,
		api.GetChatParams{ChatID: api.UUID(uuid.New())}))
	expect(absent.Response.Type, api.ProblemType("/problems/not-found"))
	expect(absent.Response.Status, 404)

	change := api.ChatUpdate{Pinned: api.NewOptBool(true)}
	change.Title.SetToNull()
	updated := must[*api.UpdateChatOKHeaders](client.UpdateChat(ctx, &change, api.UpdateChatParams{
		ChatID: id, IfMatch: api.NewOptEntityTags(api.EntityTags(whole.ETag)),
	}))
	expect(updated.Response.Title.IsNull(), true)
	expect(updated.Response.Pinned, true)

	place := api.PutMessageParams{ChatID: id, MessageID: api.UUID(uuid.New())}
	replacement := api.MessageReplacement{
		Role:    api.RoleAssistant,
		Content: "Another beginning.",
		Format:  api.NewOptNilFormat("ai-sdk/v6"),
		Payload: api.NewOptNilPayload(api.Payload{"parts": jx.Raw(`[{"type":"text"}]`)}),
	}
	replacement.ParentSequence.SetToNull()
	first := must[*api.PutMessageCreated](client.PutMessage(ctx, &replacement, place)).Response
	expect(string(first.Payload.Value["parts"]), `[{"type":"text"}]`)
	expect(first.ParentSequence.IsNull(), true)
	again := must[*api.PutMessageOK](client.PutMessage(ctx, &replacement, place)).Response
	expect(again.Revision, first.Revision)

	must[*api.DeleteMessageNoContent](client.DeleteMessage(ctx,
		api.DeleteMessageParams{ChatID: id, MessageID: place.MessageID}))
	tombstone := must[*api.GetMessageOKHeaders](client.GetMessage(ctx,
		api.GetMessageParams{ChatID: id, MessageID: place.MessageID}))
	expect(tombstone.Response.Status, api.MessageStatusDeleted)

	must[*api.DeleteChatNoContent](client.DeleteChat(ctx, api.DeleteChatParams{ChatID: id}))
	gone := must[*api.NotFoundHeaders](client.GetChat(ctx, api.GetChatParams{ChatID: id}))
	expect(gone.Response.Type, api.ProblemType("/problems/not-found"))
	fmt.Println("The round trip is complete.")
}

// must gives the reply as the one of its possible types that is expected.
func must[Reply any](reply any, err error) Reply {
	check(err)
	typed, ok := reply.(Reply)
	if !ok {
		fail(fmt.Sprintf("a %T: %+v", reply, reply))
	}
	return typed
}

func check(err error) {
	if err != nil {
		fail(err.Error())
	}
}

func expect(actual, expected any) {
	if !reflect.DeepEqual(actual, expected) {
		fail(fmt.Sprintf("%v instead of %v", actual, expected))
	}
}

func fail(message string) {
	_ = log.Output(3, message)
	os.Exit(1)
}
