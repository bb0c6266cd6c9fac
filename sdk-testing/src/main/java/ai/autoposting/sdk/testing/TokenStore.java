package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The brands and their tokens: one per platform and {@code platformUserId}, in the order in which accounts appeared. */
final class TokenStore {
    private record Account(Platform platform, String userId) {}

    private static final class Brand {
        final Map<Account, PlatformToken> tokens = new LinkedHashMap<>();
        String username;

        Brand(String slug) {
            this.username = "@" + slug.replaceAll("[^A-Za-z0-9]", "");
        }
    }

    private final Map<String, Brand> brands = new LinkedHashMap<>();
    private final CountedIds counted = new CountedIds("tok_");
    private final Supplier<String> ids;
    private final LateEffects late;

    /**
     * @param ids null for counted ones, which start again with {@link #clear()}
     * @param late what is due of it is carried out before tokens are looked at or changed
     */
    TokenStore(@Nullable Supplier<String> ids, LateEffects late) {
        this.ids = ids == null ? counted::next : ids;
        this.late = late;
    }

    synchronized boolean knows(String slug) {
        return brands.containsKey(slug);
    }

    synchronized void add(String slug) {
        brand(slug);
    }

    synchronized void username(String slug, String username) {
        brand(slug).username = username;
    }

    /** A token with everything that the service fills in, and no account yet. */
    synchronized PlatformToken.Builder blank(String slug, Platform platform) {
        List<String> scopes = platform.equals(Platform.X) ? List.of("tweet.read", "tweet.write") : List.of();
        return PlatformToken.builder()
                .tokenId(ids.get())
                .username(brand(slug).username)
                .scopes(scopes)
                .clearExpiresAt()
                .clearLastUsedAt()
                .status("active");
    }

    void put(String slug, Platform platform, PlatformToken token) {
        String userId = token.platformUserId()
                .orElseThrow(() -> new IllegalArgumentException("platformUserId is missing: tokens are kept by it"));
        late.settle();
        synchronized (this) {
            brand(slug).tokens.put(new Account(platform, userId), token);
        }
    }

    List<PlatformToken> tokens(String slug, Platform platform) {
        late.settle(); // outside of this lock, which effects take
        return found(slug, platform);
    }

    private synchronized List<PlatformToken> found(String slug, Platform platform) {
        List<PlatformToken> found = new ArrayList<>();
        Brand brand = brands.get(slug);
        if (brand != null) {
            brand.tokens.forEach((account, token) -> {
                if (account.platform().equals(platform)) {
                    found.add(token);
                }
            });
        }
        return List.copyOf(found);
    }

    void remove(String slug, Platform platform) {
        late.settle();
        synchronized (this) {
            brand(slug).tokens.keySet().removeIf(account -> account.platform().equals(platform));
        }
    }

    synchronized void clear() {
        brands.clear();
        counted.reset();
    }

    private Brand brand(String slug) {
        return brands.computeIfAbsent(Objects.requireNonNull(slug, "slug"), Brand::new);
    }
}
