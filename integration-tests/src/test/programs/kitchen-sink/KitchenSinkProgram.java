import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.api.ActionsXParams;
import ai.autoposting.sdk.api.ApiKeysOperations;
import ai.autoposting.sdk.api.DeletePostParams;
import ai.autoposting.sdk.api.ListPostsParams;
import ai.autoposting.sdk.api.Operations;
import ai.autoposting.sdk.api.ShadowsParams;
import ai.autoposting.sdk.error.BadRequestException;
import ai.autoposting.sdk.model.ActionsXSize;
import ai.autoposting.sdk.model.Attachment;
import ai.autoposting.sdk.model.Error;
import ai.autoposting.sdk.model.Everything;
import ai.autoposting.sdk.model.EverythingFixed;
import ai.autoposting.sdk.model.ImageAttachment;
import ai.autoposting.sdk.model.Iterable;
import ai.autoposting.sdk.model.Language;
import ai.autoposting.sdk.model.LinkAttachment;
import ai.autoposting.sdk.model.LoginRequest;
import ai.autoposting.sdk.model.LoginResult;
import ai.autoposting.sdk.model.MediaObject;
import ai.autoposting.sdk.model.NewPost;
import ai.autoposting.sdk.model.OldFormat;
import ai.autoposting.sdk.model.OldMedia;
import ai.autoposting.sdk.model.Owner;
import ai.autoposting.sdk.model.Post;
import ai.autoposting.sdk.model.PostPatch;
import ai.autoposting.sdk.model.PostState;
import ai.autoposting.sdk.model.PostVisibility;
import ai.autoposting.sdk.model.Process;
import ai.autoposting.sdk.model.ReplacePostRequest;
import ai.autoposting.sdk.model.ReplacePostRequestAuthor;
import ai.autoposting.sdk.model.ReplacePostRequestAuthorLink;
import ai.autoposting.sdk.model.ReplacePostResult;
import ai.autoposting.sdk.model.Shadows;
import ai.autoposting.sdk.model.Thread;
import ai.autoposting.sdk.model.ThreadException;
import ai.autoposting.sdk.model.ValidationProblem;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Calls every operation of the kitchen sink, sync and async, and compares what goes over the wire. Compiled against what the
 * generator makes, and run by a test.
 */
public final class KitchenSinkProgram {
    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-01-02T03:04:00Z");
    private static final UUID TRACE = UUID.fromString("00000000-0000-0000-0000-00000000002a");

    private static volatile String answer = "";
    private static volatile int status = 200;
    private static volatile String line = "";
    private static volatile String body = "";
    private static volatile String authorization = "";
    private static volatile String trace = "";

    private KitchenSinkProgram() {}

    public static void main(String[] args) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", KitchenSinkProgram::handle);
        server.start();
        String baseUrl = "http://127.0.0.1:" + server.getAddress().getPort() + "/api";
        try (AutopostingClient client =
                AutopostingClient.builder().apiKey("key").baseUrl(baseUrl).build()) {
            posts(client);
            writes(client);
            others(client);
            shadows(client);
            old(client);
            names(client);
            models();
            equal(20, Operations.all().size());
        } finally {
            server.stop(0);
        }
    }

    private static void posts(AutopostingClient client) throws Exception {
        answer = "{\"success\":true,\"data\":[{\"id\":1,\"title\":\"a\",\"state\":\"archived\","
                + "\"attachments\":[{\"kind\":\"photo\",\"width\":3},{\"kind\":\"video\",\"length\":9}],\"@type\":\"T\","
                + "\"parent\":{\"id\":0},\"extra\":{\"x\":null},\"anything\":[1]}]}";
        List<Post> posts = client.blogPosts().listPosts("ma in");
        expect("GET /api/blogs/ma%20in/posts", "");
        Post post = posts.get(0);
        equal("archived", post.state().map(PostState::value).orElse("none"));
        equal(PostState.Known.UNKNOWN, post.state().orElseThrow().known());
        equal(ImageAttachment.builder().kind("photo").width(3).build(), post.attachments().get(0));
        equal(Map.of("kind", "video", "length", 9), ((Attachment.Unknown) post.attachments().get(1)).properties());
        equal(Optional.of("T"), post.type());
        equal(0L, post.parent().orElseThrow().id());
        equal(Optional.of(List.of(1)), post.anything());
        equal("owner is missing: the specification requires it, the service left it out", failure(post::owner));

        ListPostsParams params = ListPostsParams.builder()
                .q("a&b=c")
                .limit(5)
                .after(7L)
                .drafts(false)
                .state(PostState.LIVE)
                .since(TIME)
                .tags(List.of("x", "y z"))
                .states(List.of(PostState.DRAFT, PostState.of("new")))
                .xTraceId(TRACE)
                .classValue("k")
                .build();
        client.async().blogPosts().listPosts("b", params).get();
        expect("GET /api/blogs/b/posts?q=a%26b%3Dc&limit=5&after=7&drafts=false&state=live&since=2026-01-02T03%3A04%3A00Z"
                + "&tags=x&tags=y%20z&class=k&states=draft,new", "");
        equal(TRACE.toString(), trace);
        equal("ListPostsParams{q=a&b=c, limit=5, after=7, drafts=false, state=live, since=2026-01-02T03:04Z,"
                + " tags=[x, y z], states=[draft, new], xTraceId=" + TRACE + ", classValue=k}", params.toString());

        answer = "{\"success\":true,\"data\":{\"a\":1,\"b\":12345678901}}";
        equal(Map.of("a", 1L, "b", 12345678901L), client.blogPosts().getStats("b"));
        answer = "{\"success\":true,\"data\":42}";
        equal(42, client.untagged().count());
        expect("GET /api/count", "");
        answer = "{\"success\":true,\"data\":{\"deep\":[null,1]}}";
        equal(Map.of("deep", Arrays.asList(null, 1)), client.apiKeys().anything(List.of("a", Map.of("k", PostState.LIVE))));
        expect("POST /api/anything", "[\"a\",{\"k\":\"live\"}]");
    }

    private static void names(AutopostingClient client) throws Exception {
        answer = "";
        status = 204;
        client.apiKeys().actionsX(ActionsXParams.builder()
                .sizes(List.of(ActionsXSize.SIZE_4K, ActionsXSize.ALL, ActionsXSize.MINUS_1))
                .noneValue(2L)
                .build());
        expect("POST /api/actions/x?sizes=4K&sizes=*&sizes=-1&none=2", "");
        equal("actions/x", ApiKeysOperations.ACTIONS_X.id());

        answer = "{\"record\":{\"iterable\":\"a\"},\"errors\":[{\"process\":{}}],\"exceptions\":[[{\"a\":\"b\"}]]}";
        status = 200;
        Thread thread = client.apiKeys().get2ndThing("b");
        expect("GET /api/getThing/b", "");
        equal("GET_2nd-thing", ApiKeysOperations.GET_2ND_THING.id());
        equal(Iterable.A, thread.record().orElseThrow().iterable().orElseThrow());
        equal(List.of(Error.builder().process(Process.builder().build()).build()), thread.errors());
        equal(List.of(List.of(ThreadException.builder().a("b").build())), thread.exceptions());
    }

    private static void writes(AutopostingClient client) throws Exception {
        NewPost post = NewPost.builder().name("n").title("t").labels(List.of()).language(Language.THREE_D).build();
        answer = "{\"success\":true,\"data\":{\"id\":1}}";
        status = 201;
        equal(1L, client.apiKeys().createPost("b", post).id());
        expect("POST /api/blogs/b/posts", "{\"name\":\"n\",\"title\":\"t\",\"labels\":[],\"language\":\"3d\"}");
        equal(1L, client.async().blogPosts().createPost("b", post).get().id());

        status = 422;
        answer = "{\"fields\":{\"title\":[\"too short\"]}}";
        try {
            client.blogPosts().createPost("b", post);
            throw new AssertionError("no exception");
        } catch (BadRequestException rejected) {
            equal(List.of("too short"),
                    rejected.errorAs(ValidationProblem.class).orElseThrow().fields().get("title"));
        }
        status = 200;

        ReplacePostRequest replacement = ReplacePostRequest.builder()
                .title("t")
                .author(ReplacePostRequestAuthor.builder()
                        .name("n")
                        .links(List.of(ReplacePostRequestAuthorLink.builder()
                                .href(URI.create("https://a.example/?b"))
                                .build()))
                        .build())
                .build();
        answer = "{\"success\":true,\"data\":{\"version\":3,\"changes\":[{\"field\":\"title\"}]}}";
        ReplacePostResult replaced = client.blogPosts().replacePost("b", 7L, replacement);
        expect("PUT /api/blogs/b/posts/7",
                "{\"title\":\"t\",\"author\":{\"name\":\"n\",\"links\":[{\"href\":\"https://a.example/?b\"}]}}");
        equal("title", replaced.changes().get(0).field().orElse("none"));

        PostPatch patch = PostPatch.builder()
                .clearTitle()
                .count(2)
                .clearScore()
                .clearLive()
                .clearAt()
                .labels(List.of())
                .clearMap()
                .clearOwner()
                .state(Language.A_SMALL)
                .build();
        answer = "{\"success\":true,\"data\":null}";
        equal(Optional.empty(), client.blogPosts().patchPost("b", 7L, patch));
        expect("PATCH /api/blogs/b/posts/7", "{\"title\":null,\"count\":2,\"score\":null,\"live\":null,\"at\":null,"
                + "\"labels\":[],\"map\":null,\"owner\":null,\"state\":\"a\"}");
        answer = "{\"success\":true,\"data\":{\"id\":9}}";
        equal(9L, client.blogPosts().patchPost("b", 7L, patch).orElseThrow().id());

        status = 204;
        answer = "";
        delete(client);
        expect("DELETE /api/blogs/b/posts/7?reason=old", "");
        status = 200;
    }

    @SuppressWarnings("deprecation")
    private static void delete(AutopostingClient client) {
        client.blogPosts().deletePost("b", 7L, DeletePostParams.builder().reason("old").build());
    }

    private static void others(AutopostingClient client) throws Exception {
        answer = "{\"success\":true}";
        client.apiKeys().ping();
        expect("POST /api/ping", "");
        equal("Bearer key", authorization);
        client.async().apiKeys().ping().get();

        LoginRequest login = LoginRequest.builder()
                .user("u")
                .passPhrase("hidden one")
                .clientSecret("hidden two")
                .tokenId("seen")
                .build();
        equal("LoginRequest{user=u, passPhrase=***, clientSecret=***, tokenId=seen}", login.toString());
        answer = "{\"session\":\"s\",\"tokens\":1}";
        LoginResult session = client.apiKeys().login(login);
        equal("s", session.session().orElse("none"));
        equal("none", authorization);
        expect("POST /api/login",
                "{\"user\":\"u\",\"pass-phrase\":\"hidden one\",\"client_secret\":\"hidden two\",\"tokenId\":\"seen\"}");

        answer = "{\"success\":true,\"data\":{\"name\":\"n\"}}";
        Owner composed = client.apiKeys().composed();
        equal(Owner.builder().name("n").build(), composed);
        equal("none", authorization);
        answer = "{\"success\":true,\"url\":\"u\"}";
        equal(Optional.of("u"), client.apiKeys().flat().url());
        answer = "{\"success\":true,\"data\":null}";
        client.apiKeys().nullData();

        answer = "a,b\n";
        equal("a,b\n", new String(client.apiKeys().export().bytes(), StandardCharsets.UTF_8));
        equal(Optional.of("a,b\n"), client.apiKeys().report());
        status = 204;
        equal(Optional.empty(), client.apiKeys().report());
        equal(Optional.empty(), client.async().apiKeys().report().get());
        client.apiKeys().dropReport();
        expect("DELETE /api/report", "");
        status = 200;
    }

    @SuppressWarnings("deprecation") // of a type
    private static void old(AutopostingClient client) {
        answer = "{\"format\":\"gif\"}";
        OldMedia media = OldMedia.builder().format(OldFormat.GIF).build();
        equal(media, client.api().convertOld(media));
        expect("POST /api/old", answer);
    }

    private static void shadows(AutopostingClient client) {
        answer = "{\"success\":true}";
        client.api().shadows("a", "e", ShadowsParams.builder().missing("m").other(List.of("x", "y")).build());
        expect("GET /api/a/e?missing=m&other=x&other=y", "");
        client.transportEndpoints().shadows("a", "e", ShadowsParams.builder().missing("m").build());
        expect("GET /api/a/e?missing=m", "");
    }

    private static void models() throws Exception {
        Everything everything = Everything.builder()
                .text("t")
                .flag(true)
                .int32(1)
                .int64(2L)
                .integer(3L)
                .floatValue(1.5f)
                .doubleValue(2.5)
                .number(new BigDecimal("12345678901234567890.123"))
                .date(LocalDate.parse("2026-01-02"))
                .dateTime(TIME)
                .uri(URI.create("https://a.example"))
                .uuid(TRACE)
                .bytes(new byte[] {1, 2, 3})
                .fixed(EverythingFixed.ONLY)
                .matrix(List.of(List.of(1.0, 2.0), List.of()))
                .owners(Map.of("o", Owner.builder().name("n").build()))
                .gaps(List.of(Optional.of("a"), Optional.empty()))
                .free(Arrays.asList(1, null, Map.of("k", "v")))
                .nested(Map.of("n", List.of(Map.of("m", 4))))
                .build();
        String json = "{\"text\":\"t\",\"flag\":true,\"int32\":1,\"int64\":2,\"integer\":3,\"float\":1.5,\"double\":2.5,"
                + "\"number\":12345678901234567890.123,\"date\":\"2026-01-02\",\"dateTime\":\"2026-01-02T03:04:00Z\","
                + "\"uri\":\"https://a.example\",\"uuid\":\"" + TRACE + "\",\"bytes\":\"AQID\",\"fixed\":\"only\","
                + "\"matrix\":[[1.0,2.0],[]],\"owners\":{\"o\":{\"name\":\"n\"}},\"gaps\":[\"a\",null],"
                + "\"free\":[1,null,{\"k\":\"v\"}],\"nested\":{\"n\":[{\"m\":4}]}}";
        com.fasterxml.jackson.databind.ObjectMapper mapper = new com.fasterxml.jackson.databind.ObjectMapper();
        equal(json, mapper.writeValueAsString(everything));
        equal(everything, mapper.readValue(json.replace("12345678901234567890.123", "0.5"), Everything.class)
                .toBuilder().number(new BigDecimal("12345678901234567890.123")).build());
        equal(everything.hashCode(), everything.toBuilder().build().hashCode());
        byte[] bytes = everything.bytes().orElseThrow();
        bytes[0] = 9;
        equal(1, (int) everything.bytes().orElseThrow()[0]);

        MediaObject media = mapper.readValue("{\"parts\":[{\"parts\":[]}]}", MediaObject.class);
        equal(List.of(MediaObject.builder().parts(List.of()).build()), media.parts());

        equal("Everything{free=[[accessToken], [[apiKeys]]], nested=[password]}",
                Everything.builder()
                        .free(List.of(
                                Map.of("accessToken", "hidden"), List.of(Map.of("apiKeys", List.of("hidden")))))
                        .nested(Map.of("password", List.of(Map.of("pin", 1))))
                        .build()
                        .toString());

        Shadows shadows = Shadows.builder().missing("m").other("o").that("t").build();
        equal(shadows, Shadows.builder().missing("m").other("o").that("t").build());
        equal(false, shadows.has("property"));
        equal("Shadows cannot be built: not set: missing", failure(Shadows.builder()::build));
        equal("ShadowsParams cannot be built: not set: missing", failure(ShadowsParams.builder()::build));
        equal(ShadowsParams.builder().missing("m").that("t").build(),
                ShadowsParams.builder().missing("m").that("t").build());

        Attachment link = mapper.readValue("{\"kind\":\"link\",\"accessToken\":\"hidden\"}", Attachment.class);
        equal("LinkAttachment{kind=link, accessToken=***}", link.toString());
        equal(LinkAttachment.class, link.getClass());
        Attachment unknown = mapper.readValue("{\"kind\":\"new\",\"a\":[1]}", Attachment.class);
        equal("{\"kind\":\"new\",\"a\":[1]}", mapper.writeValueAsString(unknown));
        equal(Optional.of(PostVisibility.PUBLIC),
                mapper.readValue("{\"visibility\":\"public\"}", Post.class).visibility());
        equal("NewPost cannot be built: not set: name, title", failure(NewPost.builder()::build));
    }

    private static String failure(Runnable call) {
        try {
            call.run();
        } catch (IllegalStateException expected) {
            return expected.getMessage();
        }
        throw new AssertionError("no exception");
    }

    private static void expect(String expectedLine, String expectedBody) {
        equal(expectedLine, line);
        equal(expectedBody, body);
    }

    private static void equal(Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError("\nexpected: " + expected + "\n but was: " + actual);
        }
    }

    private static void handle(HttpExchange exchange) throws IOException {
        line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        authorization = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "none");
        trace = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("X-Trace-Id"), "none");
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.startsWith("{") ? "application/json" : "text/csv");
        exchange.sendResponseHeaders(status, status == 204 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
