package ai.autoposting.sdk.examples;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import ai.autoposting.sdk.testing.AutopostingMockServer;
import java.io.PrintStream;

/** Stores a platform token on a brand and reads the details of the stored tokens back. */
public final class QuickStart {
    private QuickStart() {}

    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        if (System.getenv("AUTOPOSTING_API_KEY") != null) {
            try (AutopostingClient client = AutopostingClient.fromEnv()) {
                storeAndRead(client, out);
            }
            return;
        }
        try (AutopostingMockServer server = AutopostingMockServer.start();
                AutopostingClient client = server.client()) {
            out.println("AUTOPOSTING_API_KEY is not set: talking to a mock server at " + server.baseUrl());
            storeAndRead(client, out);
        }
    }

    private static void storeAndRead(AutopostingClient client, PrintStream out) {
        PlatformToken stored = client.platformOAuth()
                .storePlatformToken(
                        "acme-corp",
                        StorePlatformTokenRequest.builder()
                                .platform(Platform.X)
                                .accessToken("ya29.a0...") // from the platform's OAuth flow, which you run
                                .platformUserId("x_12345")
                                .build());
        out.println("stored:  " + stored);

        for (PlatformToken token : client.platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X)) {
            out.println("details: " + token);
        }
    }
}
