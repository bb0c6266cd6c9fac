package ai.autoposting.sdk.examples;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import ai.autoposting.sdk.tokens.SafeStore;
import ai.autoposting.sdk.tokens.TokenHealth;
import ai.autoposting.sdk.tokens.TokenSurvey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The code of docs/tokens.md, but for {@link LifeOfAToken}. */
final class TokenSnippets {
    private TokenSnippets() {}

    static void journal(AutopostingClient client, StorePlatformTokenRequest request, Path journal) throws IOException {
        // snippet: journal
        SafeStore safe = SafeStore.on(client.transport());
        Files.writeString(journal, safe.look("acme-corp", request).toString()); // before it is sent
        client.platformOAuth().storePlatformToken("acme-corp", request); // and then the process is killed

        SafeStore.Snapshot before = SafeStore.Snapshot.parse(Files.readString(journal)); // 30 s later, or more
        SafeStore.Result became = safe.settle("acme-corp", request, before); // only reads
        // end
        System.out.println(became.outcome());
    }

    static void survey(AutopostingClient client, List<String> brands) {
        // snippet: survey
        try (Stream<TokenSurvey.Finding> findings =
                TokenSurvey.of(client.transport()).run(brands)) {
            findings.forEach(finding -> {
                finding.failure().ifPresent(failure -> System.err.println(failure.getMessage()));
                for (PlatformToken token : finding.tokens()) {
                    TokenHealth health = TokenHealth.of(token, Instant.now());
                    if (health.needsAttention()) {
                        System.out.println(finding.brand() + " " + health.urgency() + " " + token);
                    }
                }
            });
        }
        // end
    }
}
