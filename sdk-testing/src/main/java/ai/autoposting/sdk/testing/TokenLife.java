package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.testing.TokenStore.Connected;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the service does with a token after it has been stored: refreshes it, tells its status, deletes it; and it exchanges codes. */
final class TokenLife {
    private static final DateTimeFormatter WITH_MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final TokenStore tokens;

    TokenLife(TokenStore tokens) {
        this.tokens = tokens;
    }

    /** Of the account that was connected first; which one the service takes is unknown. */
    Reaction refresh(String slug, MockRequest request) {
        Platform platform = platform(request);
        List<StoredAccount> found = tokens.accounts(slug, platform);
        if (found.isEmpty()) {
            return noAccount(platform);
        }
        Instant now = tokens.now();
        StoredAccount refreshed = tokens.refreshes().refresh(found.get(0), now);
        Runnable effect = () -> tokens.change(slug, platform, refreshed);
        if (refreshed.refreshFailure().isPresent()) {
            effect.run();
            String error = refreshed.refreshFailure().get().error();
            return Reaction.refusal(MockResponse.error(409, error));
        }
        Map<String, Object> data = new LinkedHashMap<>();
        refreshed.token().tokenId().ifPresent(id -> data.put("tokenId", id));
        refreshed.expiry().ifPresent(expiry -> data.put("expiresAt", expiry.toString()));
        data.put("refreshedAt", now.toString());
        return new Reaction(MockResponse.data(data), true, effect);
    }

    Reaction delete(String slug, MockRequest request) {
        Platform platform = platform(request);
        String userId = argument(request, "platformUserId");
        return tokens.accounts(slug, platform).stream()
                        .noneMatch(account -> account.userId().equals(userId))
                ? noAccount(platform)
                : new Reaction(
                        MockResponse.json(200, Map.of("success", true)),
                        true,
                        () -> tokens.remove(slug, platform, userId));
    }

    Reaction status(String slug) {
        List<Map<String, Object>> entries = new ArrayList<>();
        List<Connected> connected = tokens.accounts(slug);
        connected.forEach(each -> entries.add(entry(each)));
        Platform.values().stream()
                .filter(platform ->
                        connected.stream().noneMatch(each -> each.platform().equals(platform)))
                .forEach(platform -> entries.add(Map.of("platform", platform.value(), "connected", false)));
        return Reaction.of(MockResponse.data(entries));
    }

    private static Map<String, Object> entry(Connected connected) {
        StoredAccount account = connected.account();
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("platform", connected.platform().value());
        entry.put("connected", true);
        entry.put("platformUsername", username(account));
        entry.put("platformUserId", account.userId());
        account.expiry().ifPresent(expiry -> entry.put("expiresAt", WITH_MILLIS.format(expiry)));
        account.refreshFailure().ifPresent(failure -> entry.put("refreshError", failure.error()));
        account.token().tokenId().ifPresent(id -> entry.put("tokenId", id));
        entry.put("scopes", account.token().scopes());
        entry.put("hasRefreshToken", account.isRefreshable());
        entry.put("connectedAt", WITH_MILLIS.format(account.connectedAt()));
        account.refreshFailure().ifPresent(failure -> entry.put("refreshFailedAt", WITH_MILLIS.format(failure.at())));
        return entry;
    }

    /**
     * Connects a dead account of the platform anew, if the brand has one, else an account that is not there yet: a code does not
     * tell whose it is.
     */
    Reaction exchange(MockRequest request) {
        JsonNode body = request.incoming().body().json().orElseThrow();
        if (!tokens.use(body.path("code").asText())) {
            return Reaction.refusal(MockResponse.error(400, "The code has been used already."));
        }
        String slug = body.path("brandSlug").asText();
        Platform platform = Platform.of(body.path("platform").asText());
        Instant now = tokens.now();
        StoredAccount account = StoredAccount.of(
                        tokens.blank(slug, platform)
                                .platformUserId(accountOf(tokens.accounts(slug, platform), platform, now))
                                .build(),
                        true,
                        now)
                .expiringAt(now.plus(Refreshes.LIFE));
        Map<String, Object> data = new LinkedHashMap<>();
        account.token().tokenId().ifPresent(id -> data.put("tokenId", id));
        data.put("platform", platform.value());
        data.put("platformUserId", account.userId());
        data.put("platformUsername", username(account));
        data.put("brandSlug", slug);
        data.put("scopes", account.token().scopes());
        account.expiry().ifPresent(expiry -> data.put("expiresAt", expiry.toString()));
        return new Reaction(MockResponse.data(data), true, () -> tokens.put(slug, platform, account));
    }

    private static String username(StoredAccount account) {
        return account.token().username().orElse("").replaceFirst("^@", "");
    }

    private static String accountOf(List<StoredAccount> there, Platform platform, Instant now) {
        return there.stream()
                .filter(account -> account.isDead(now))
                .findFirst()
                .map(StoredAccount::userId)
                .orElseGet(() -> IntStream.iterate(1, n -> n + 1)
                        .mapToObj(n -> platform + "_" + n)
                        .filter(id -> there.stream()
                                .noneMatch(account -> account.userId().equals(id)))
                        .findFirst()
                        .orElseThrow());
    }

    private static Reaction noAccount(Platform platform) {
        return Reaction.refusal(MockResponse.error(404, "The brand has no such account on " + platform + "."));
    }

    static Platform platform(MockRequest request) {
        return Platform.of(argument(request, "platform"));
    }

    private static String argument(MockRequest request, String name) {
        return request.unmaskedArguments().getOrDefault(name, "");
    }
}
