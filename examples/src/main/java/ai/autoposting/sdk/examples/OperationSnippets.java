package ai.autoposting.sdk.examples;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Download;
import ai.autoposting.sdk.call.Multipart;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.Upload;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** The code of docs/operations.md. */
final class OperationSnippets {
    private OperationSnippets() {}

    static void status(PlatformToken token, Platform platform) {
        // snippet: open-world
        boolean expired = token.expiresAt()
                .map(time -> time.toInstant().isBefore(Instant.now()))
                .orElse(false);
        switch (platform.known()) {
            case X, LINKEDIN -> System.out.println("we post to " + platform);
            case UNKNOWN -> System.out.println("newer than this SDK, and kept: " + platform.value());
            default -> System.out.println("known, and not for us: " + platform);
        }
        Map<String, Object> later = token.additionalProperties(); // what the specification does not name yet
        // end
        System.out.println(expired + " " + later);
    }

    static void undocumented(AutopostingClient client) {
        // snippet: undocumented
        Operation<Map<String, Object>> usage = Operation.builder("getUsage", "GET", "/usage/{month}")
                .returnsMapOf(Object.class) // or a class of your own, which Jackson reads
                .build();
        Map<String, Object> january = client.execute(
                usage, Arguments.builder().path("month", "2026-01").build());
        // end
        System.out.println(january);
    }

    static void upload(AutopostingClient client, Path clip) {
        // snippet: upload
        Operation<Map<String, Object>> addVideo = Operation.builder("addVideo", "POST", "/videos")
                .returnsMapOf(Object.class)
                .build();
        Multipart video = Multipart.builder()
                .field("title", "Launch")
                .file("video", Upload.of(clip).withContentType("video/mp4"))
                .build();
        client.execute(addVideo, Arguments.builder().body(video).build());
        // end
    }

    static void download(AutopostingClient client, Path file) {
        // snippet: download
        Operation<Download> export = Operation.builder("exportPosts", "GET", "/posts.csv")
                .returnsDownload()
                .build();
        try (Download posts = client.execute(export, Arguments.none())) {
            posts.saveTo(file); // or read posts.stream()
        }
        // end
    }

    static void login(Map<String, String> credentials) {
        // snippet: login
        Operation<Map<String, String>> login = Operation.builder("login", "POST", "/login")
                .authenticated(false)
                .returnsMapOf(String.class)
                .build();
        try (AutopostingClient anybody =
                AutopostingClient.builder().withoutApiKey().build()) {
            Map<String, String> session =
                    anybody.execute(login, Arguments.builder().body(credentials).build());
            String key = Objects.requireNonNull(session.get("token"), "token");
            AutopostingClient client = anybody.withOptions(b -> b.apiKey(key)); // outlives the other one
            System.out.println("logged in with " + client);
        }
        // end
    }
}
