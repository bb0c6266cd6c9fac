package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.testing.spec.JsonTrees;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The brands and their accounts: one per platform and {@code platformUserId}, in the order in which they appeared. */
final class TokenStore {
    private record Account(Platform platform, String userId) {}

    /** An account and where it is. */
    record Connected(Platform platform, StoredAccount account) {}

    private static final class Brand {
        final Map<Account, StoredAccount> accounts = new LinkedHashMap<>();
        String username;

        Brand(String slug) {
            this.username = "@" + slug.replaceAll("[^A-Za-z0-9]", "");
        }
    }

    /** Keeps nothing, and costs nothing. */
    static final Consumer<Fleet> NOBODY = fleet -> {};

    private final Map<String, Brand> brands = new LinkedHashMap<>();
    private final Set<String> usedCodes = new HashSet<>();
    private final CountedIds counted = new CountedIds("tok_");
    private final Supplier<String> ids;
    private final LateEffects late;
    private final Refreshes refreshes;
    private final Clock clock;
    private final Consumer<Fleet> keep;

    /** @param late what is due of it is carried out before accounts are looked at or changed */
    TokenStore(ServerSettings settings, LateEffects late, Clock clock) {
        this.ids = settings.tokenIds == null ? counted::next : settings.tokenIds;
        this.late = late;
        this.refreshes = new Refreshes(settings.refreshesByItself);
        this.clock = clock;
        this.keep = settings.keep;
    }

    Refreshes refreshes() {
        return refreshes;
    }

    /** Whether a code is used for the first time. */
    synchronized boolean use(String code) {
        return usedCodes.add(code);
    }

    Instant now() {
        return clock.instant();
    }

    synchronized boolean knows(String slug) {
        return brands.containsKey(slug);
    }

    synchronized void add(String slug) {
        brand(slug);
        changed();
    }

    synchronized void username(String slug, String username) {
        brand(slug).username = username;
        changed();
    }

    /** Adds these, all or none. */
    void load(Fleet fleet) {
        settle();
        synchronized (this) {
            counted.skipTo(fleet.lastTokenId());
            fleet.brands().forEach(this::load);
            changed();
        }
    }

    private void load(Fleet.Brand loaded) {
        Brand brand = brand(loaded.slug());
        loaded.username().ifPresent(username -> brand.username = username);
        for (Fleet.Account account : loaded.accounts()) {
            JsonNode id = account.token().path("tokenId");
            counted.skipTo(counted.number(id.asText()));
            PlatformToken.Builder blank =
                    blank(loaded.slug(), account.platform(), id.isTextual() ? id.asText() : ids.get());
            ObjectNode whole = tree(blank.build());
            whole.setAll(account.token());
            PlatformToken token = JsonTrees.convert(whole, PlatformToken.class);
            StoredAccount stored = StoredAccount.of(token, account.life(), clock.instant());
            brand.accounts.put(new Account(account.platform(), stored.userId()), stored);
        }
    }

    Fleet fleet() {
        settle();
        return present();
    }

    private synchronized Fleet present() {
        List<Fleet.Brand> all = new ArrayList<>();
        brands.forEach((slug, brand) -> {
            List<Fleet.Account> accounts = new ArrayList<>();
            brand.accounts.forEach((key, account) ->
                    accounts.add(new Fleet.Account(key.platform(), tree(account.token()), account.life())));
            all.add(new Fleet.Brand(slug, Optional.of(brand.username), accounts));
        });
        return new Fleet(counted.last(), all);
    }

    private static ObjectNode tree(PlatformToken token) {
        return (ObjectNode) JsonTrees.parse(JsonTrees.text(token)).orElseThrow();
    }

    private void changed() {
        if (keep != NOBODY) {
            keep.accept(present());
        }
    }

    /** Brings about what has happened by now without a request. */
    private void settle() {
        late.settle(); // outside of this lock, which effects take
        catchUp();
    }

    private synchronized void catchUp() {
        Instant now = clock.instant();
        boolean[] moved = {false};
        brands.values()
                .forEach(brand -> brand.accounts.replaceAll((key, account) -> {
                    StoredAccount current = refreshes.caughtUp(account, now);
                    moved[0] |= current != account;
                    return current;
                }));
        if (moved[0]) {
            changed();
        }
    }

    /** A token with everything that the service fills in, and no account yet. */
    synchronized PlatformToken.Builder blank(String slug, Platform platform) {
        return blank(slug, platform, ids.get());
    }

    private PlatformToken.Builder blank(String slug, Platform platform, String id) {
        List<String> scopes = platform.equals(Platform.X) ? List.of("tweet.read", "tweet.write") : List.of();
        return PlatformToken.builder()
                .tokenId(id)
                .username(brand(slug).username)
                .scopes(scopes)
                .clearExpiresAt()
                .clearLastUsedAt()
                .status("active");
    }

    /** Connects an account, or replaces it. */
    void put(String slug, Platform platform, PlatformToken token, boolean isRefreshable) {
        if (token.platformUserId().isEmpty()) {
            throw new IllegalArgumentException("platformUserId is missing: tokens are kept by it");
        }
        put(slug, platform, StoredAccount.of(token, isRefreshable, clock.instant()));
    }

    void put(String slug, Platform platform, StoredAccount account) {
        settle();
        synchronized (this) {
            brand(slug).accounts.put(new Account(platform, account.userId()), account);
            changed();
        }
    }

    /** Replaces an account if it is there still. */
    void change(String slug, Platform platform, StoredAccount account) {
        settle();
        synchronized (this) {
            brand(slug).accounts.replace(new Account(platform, account.userId()), account);
            changed();
        }
    }

    List<PlatformToken> tokens(String slug, Platform platform) {
        return accounts(slug, platform).stream().map(StoredAccount::token).toList();
    }

    List<StoredAccount> accounts(String slug, Platform platform) {
        return accounts(slug).stream()
                .filter(each -> each.platform().equals(platform))
                .map(Connected::account)
                .toList();
    }

    /** Those of all platforms. */
    List<Connected> accounts(String slug) {
        settle();
        return found(slug);
    }

    private synchronized List<Connected> found(String slug) {
        List<Connected> found = new ArrayList<>();
        Brand brand = brands.get(slug);
        if (brand != null) {
            brand.accounts.forEach((key, account) -> found.add(new Connected(key.platform(), account)));
        }
        return found;
    }

    void remove(String slug, Platform platform) {
        removeIf(slug, account -> account.platform().equals(platform));
    }

    void remove(String slug, Platform platform, String userId) {
        removeIf(slug, new Account(platform, userId)::equals);
    }

    private void removeIf(String slug, Predicate<Account> goes) {
        settle();
        synchronized (this) {
            brand(slug).accounts.keySet().removeIf(goes);
            changed();
        }
    }

    synchronized void clear() {
        brands.clear();
        usedCodes.clear();
        counted.reset();
        changed();
    }

    private Brand brand(String slug) {
        return brands.computeIfAbsent(Objects.requireNonNull(slug, "slug"), Brand::new);
    }
}
