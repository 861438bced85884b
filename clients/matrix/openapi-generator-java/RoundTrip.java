import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.ChatsApi;
import org.openapitools.client.api.MessagesApi;
import org.openapitools.client.model.AttachmentType;
import org.openapitools.client.model.Chat;
import org.openapitools.client.model.ChatUpdate;
import org.openapitools.client.model.Message;
import org.openapitools.client.model.MessagePage;
import org.openapitools.client.model.MessageReplacement;
import org.openapitools.client.model.MessageStatus;
import org.openapitools.client.model.NewAttachment;
import org.openapitools.client.model.NewChat;
import org.openapitools.client.model.NewMessage;
import org.openapitools.client.model.Problem;
import org.openapitools.client.model.ProblemType;
import org.openapitools.client.model.Role;

/** What a user of the Java client by openapi-generator does, against a running server. */
public final class RoundTrip {
  private static final ApiClient CLIENT = new ApiClient();

  private interface Call {
    Object make() throws ApiException;
  }

  public static void main(String[] arguments) throws Exception {
    CLIENT.updateBaseUri(System.getenv("SERVER_URL"));
    ChatsApi chats = new ChatsApi(CLIENT);
    MessagesApi messages = new MessagesApi(CLIENT);

    Chat chat =
        chats.createChat(
            null,
            new NewChat().title("The magic coat").metadata(Map.of("client", "openapi-generator")));
    UUID id = chat.getId();

    Message prompt =
        messages.appendMessage(
            id,
            new NewMessage()
                .role(Role.USER)
                .content("Tell how Aldar Kose got a fur coat in the frost."),
            "prompt-1");
    expect(prompt.getParentSequence(), null);

    List<NewAttachment> images = new ArrayList<>();
    for (int number = 1; number <= 8; number++)
      images.add(
          new NewAttachment()
              .type(AttachmentType.IMAGE)
              .url("https://images.example/aldar/frame-" + number + ".webp")
              .alt(number == 1 ? null : "Frame " + number)
              .width(1024)
              .height(576));
    Message storyboard =
        messages.appendMessage(
            id,
            new NewMessage()
                .role(Role.ASSISTANT)
                .content("He sold the wind.")
                .attachments(images),
            null);
    expect(storyboard.getAttachments().size(), 8);
    for (int i = 0; i < 8; i++) {
      expect(storyboard.getAttachments().get(i).getUrl(), images.get(i).getUrl());
      expect(storyboard.getAttachments().get(i).getAlt(), images.get(i).getAlt());
      expect(storyboard.getAttachments().get(i).getWidth(), 1024);
    }

    List<Chat> listed = chats.listChats(10, null, null, null, null).getData();
    expect(listed.size(), 1);
    expect(listed.get(0).getId(), id);
    expect(listed.get(0).getMessageCount(), 2L);

    List<Long> sequences = new ArrayList<>();
    String cursor = null;
    do {
      MessagePage page = messages.listMessages(id, 1, null, cursor, null, null, null);
      for (Message message : page.getData()) sequences.add(message.getSequence());
      cursor = page.getNextCursor();
    } while (cursor != null);
    expect(sequences, List.of(1L, 2L));

    var whole = chats.getChat(id, null, null, null);
    expect(whole.getMessages().getData().size(), 2);

    Problem absent = problem(() -> chats.getChat(UUID.randomUUID(), null, null, null));
    expect(absent.getType(), ProblemType.NOT_FOUND);
    expect(absent.getStatus(), 404);

    Chat updated =
        chats.updateChat(
            id, new ChatUpdate().title(null).pinned(true), "\"" + whole.getRevision() + "\"");
    expect(updated.getTitle(), null);
    expect(updated.getPinned(), true);

    UUID messageId = UUID.randomUUID();
    MessageReplacement replacement =
        new MessageReplacement()
            .role(Role.ASSISTANT)
            .content("Another beginning.")
            .parentSequence(null)
            .format("ai-sdk/v6")
            .payload(Map.of("parts", List.of(Map.of("type", "text"))));
    for (int status : new int[] {201, 200}) {
      var put = messages.putMessageWithHttpInfo(id, messageId, replacement, null, null);
      expect(put.getStatusCode(), status);
      expect(put.getData().getPayload(), replacement.getPayload());
      expect(put.getData().getParentSequence(), null);
    }

    messages.deleteMessage(id, messageId, null);
    expect(messages.getMessage(id, messageId, null).getStatus(), MessageStatus.DELETED);

    expect(chats.deleteChatWithHttpInfo(id, null).getStatusCode(), 204);
    expect(problem(() -> chats.getChat(id, null, null, null)).getType(), ProblemType.NOT_FOUND);
    System.out.println("The round trip is complete.");
  }

  /** The problem that a call fails with; the client keeps it as text. */
  private static Problem problem(Call call) throws Exception {
    try {
      throw new AssertionError("It succeeded: " + call.make());
    } catch (ApiException error) {
      return CLIENT.getObjectMapper().readValue(error.getResponseBody(), Problem.class);
    }
  }

  private static void expect(Object actual, Object expected) {
    if (!Objects.equals(actual, expected))
      throw new AssertionError(actual + " instead of " + expected);
  }
}
