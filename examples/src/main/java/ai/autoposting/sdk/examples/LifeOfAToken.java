package ai.autoposting.sdk.examples;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.api.PlatformOAuthApi;
import ai.autoposting.sdk.model.ExchangeOAuthCodeRequest;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import ai.autoposting.sdk.model.TokenStatus;
import java.io.PrintStream;

/** The story of a token in docs/tokens.md, from its storing to its deletion. */
final class LifeOfAToken {
    private LifeOfAToken() {}

    static void run(AutopostingClient client, StorePlatformTokenRequest request, String code, PrintStream out) {
        // snippet: life
        PlatformOAuthApi tokens = client.platformOAuth();
        tokens.storePlatformToken("acme-corp", request);

        for (TokenStatus account : tokens.getTokenStatus("acme-corp")) { // watch: all platforms in one call
            account.refreshError()
                    .ifPresent(error -> out.println(account.platformUserId().orElse("?") + " is dead: " + error));
        }

        out.println(tokens.refreshPlatformToken("acme-corp", Platform.X).expiresAt()); // has it moved?

        tokens.exchangeOAuthCode(
                ExchangeOAuthCodeRequest.builder() // reconnect: let the service store what a code is worth
                        .platform(Platform.X)
                        .code(code)
                        .brandSlug("acme-corp")
                        .redirectUri("https://app.example.com/callback") // as it was at the authorization
                        .build());

        tokens.deletePlatformToken("acme-corp", Platform.X, "x_12345"); // posts scheduled for the account will fail
        // end
    }
}
