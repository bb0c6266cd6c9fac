package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.testing.spec.JsonTrees;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
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

    /** Keeps nothing, and costs nothing. */
    static final Consumer<Fleet> NOBODY = fleet -> {};

    private final Map<String, Brand> brands = new LinkedHashMap<>();
    private final CountedIds counted = new CountedIds("tok_");
    private final Supplier<String> ids;
    private final LateEffects late;
    private final Consumer<Fleet> keep;

    /**
     * @param ids null for counted ones, which start again with {@link #clear()}
     * @param late what is due of it is carried out before tokens are looked at or changed
     * @param keep is told of each change, before whoever made it
     */
    TokenStore(@Nullable Supplier<String> ids, LateEffects late, Consumer<Fleet> keep) {
        this.ids = ids == null ? counted::next : ids;
        this.late = late;
        this.keep = keep;
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
        late.settle();
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
            brand.tokens.put(
                    new Account(account.platform(), token.platformUserId().orElseThrow()), token);
        }
    }

    Fleet fleet() {
        late.settle();
        return present();
    }

    private synchronized Fleet present() {
        List<Fleet.Brand> all = new ArrayList<>();
        brands.forEach((slug, brand) -> {
            List<Fleet.Account> accounts = new ArrayList<>();
            brand.tokens.forEach((account, token) -> accounts.add(new Fleet.Account(account.platform(), tree(token))));
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

    void put(String slug, Platform platform, PlatformToken token) {
        String userId = token.platformUserId()
                .orElseThrow(() -> new IllegalArgumentException("platformUserId is missing: tokens are kept by it"));
        late.settle();
        synchronized (this) {
            brand(slug).tokens.put(new Account(platform, userId), token);
            changed();
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
            changed();
        }
    }

    synchronized void clear() {
        brands.clear();
        counted.reset();
        changed();
    }

    private Brand brand(String slug) {
        return brands.computeIfAbsent(Objects.requireNonNull(slug, "slug"), Brand::new);
    }
}
