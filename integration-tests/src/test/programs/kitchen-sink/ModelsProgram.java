import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.model.Attachment;
import ai.autoposting.sdk.model.Everything;
import ai.autoposting.sdk.model.Language;
import ai.autoposting.sdk.model.Post;
import ai.autoposting.sdk.model.PostPatch;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What models do without a client. Compiled against what the generator makes, and run by a test. */
public final class ModelsProgram {
    private ModelsProgram() {}

    public static void main(String[] args) throws Exception {
        openEnums();
        freeFormValuesThatAreTooDeep();
        freeFormValuesAreCopiedWhereTheyAreGiven();
        whatRfc3339DoesNotHave();
        whatIsMissingIsNamedByItsPath();
        unionsGoThroughAnObjectMapperByTheirOwnName(new ObjectMapper());
        unionsGoThroughAnObjectMapperByTheirOwnName(
                JsonMapper.builder().enable(MapperFeature.USE_STATIC_TYPING).build());
    }

    private static void openEnums() {
        equal(Language.parse("EN "), Optional.of(Language.EN));
        equal(Language.parse("a"), Optional.of(Language.A_SMALL));
        equal(Language.parse(" A"), Optional.of(Language.A));
        equal(Language.parse("IN-progress"), Optional.of(Language.IN_PROGRESS));
        equal(Language.parse("  "), Optional.of(Language.EMPTY));
        equal(
                Language.values().toString(),
                "[en, class, 3d, in-progress, inDraft, A, a, ]");
    }

    private static void freeFormValuesThatAreTooDeep() {
        List<Object> itself = new ArrayList<>();
        itself.add(itself);
        Map<String, Object> map = Map.of("a", itself);
        String message = "not a JSON value: nested deeper than 500 levels, or part of itself";
        refused(message, () -> Post.builder().extra(map));
        refused(message, () -> Post.builder().anything(itself));
        refused(message, () -> Everything.builder().free(itself));
        refused(message, () -> Attachment.Unknown.of(map));
    }

    private static void freeFormValuesAreCopiedWhereTheyAreGiven() {
        List<Object> inner = new ArrayList<>(List.of(1));
        Map<String, Object> extra = new HashMap<>(Map.of("list", inner));
        Post.Builder post = Post.builder().extra(extra).anything(inner);
        inner.add(2);
        extra.put("more", 1);
        equal(post.buildPartial().extra(), Map.of("list", List.of(1)));
        equal(post.buildPartial().anything(), Optional.of(List.of(1)));
    }

    private static void whatRfc3339DoesNotHave() {
        OffsetDateTime late = OffsetDateTime.of(10_000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
        OffsetDateTime odd = OffsetDateTime.of(2025, 1, 1, 0, 0, 0, 0, ZoneOffset.ofTotalSeconds(1));
        String problem = ": RFC 3339 has years from 0000 to 9999 and offsets of whole minutes only, not ";
        refused("at" + problem + "+10000-01-01T00:00Z", () -> PostPatch.builder().at(late));
        refused("dateTime" + problem + odd, () -> Everything.builder().dateTime(odd));
        refused("date" + problem + "+10000-01-01", () -> Everything.builder().date(late.toLocalDate()));
    }

    private static void whatIsMissingIsNamedByItsPath() throws Exception {
        Post post = new ObjectMapper()
                .readValue(
                        """
                        {"id":1,"owner":{"ownerId":"o"},"attachments":[{"kind":"link"},{"kind":"image"},{"kind":"new"}],
                         "replies":[{"id":1,"title":"t","owner":{"name":"n"}}],"kinds":{"owners":{"a b":{}}}}
                        """,
                        Post.class);
        try (AutopostingClient client = AutopostingClient.builder()
                .apiKey("k")
                .baseUrl("http://127.0.0.1:1")
                .build()) {
            client.execute(
                    Operation.builder("send", "POST", "/send").build(),
                    Arguments.builder().body(post).build());
        } catch (IllegalStateException refused) {
            equal(
                    refused.getMessage(),
                    "Post cannot be sent: not set: title, owner.name, attachments[1].width, kinds.owners.a b.name");
            return;
        }
        throw new AssertionError("not refused");
    }

    private static void unionsGoThroughAnObjectMapperByTheirOwnName(ObjectMapper mapper) throws Exception {
        for (String json : List.of("{\"kind\":\"image\",\"width\":3}", "{\"kind\":\"video\",\"length\":2.5}")) {
            Attachment attachment = mapper.readValue(json, Attachment.class);
            equal(mapper.writerFor(Attachment.class).writeValueAsString(attachment), json);
            equal(mapper.writeValueAsString(attachment), json);
            String post = "{\"attachments\":[" + json + "]}";
            equal(mapper.writeValueAsString(mapper.readValue(post, Post.class)), post);
        }
        String unknown = "{\"kind\":\"video\",\"length\":2.5}";
        equal(mapper.readValue(unknown, Attachment.Unknown.class), mapper.readValue(unknown, Attachment.class));
    }

    private static void refused(String message, Runnable what) {
        try {
            what.run();
        } catch (IllegalArgumentException refused) {
            equal(refused.getMessage(), message);
            return;
        }
        throw new AssertionError("not refused: " + message);
    }

    private static void equal(Object actual, Object expected) {
        if (!Objects.equals(actual, expected)) {
            throw new AssertionError("expected " + expected + "\n but was " + actual);
        }
    }
}
