package ai.autoposting.sdk.examples.tokenhealth;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.testing.AutopostingMockServer;
import ai.autoposting.sdk.testing.Fault;
import ai.autoposting.sdk.testing.MockBrand;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * An agency's accounts as they come: 200 brands on up to five platforms, a few with a second account; some tokens expired, dead or
 * never used; one brand that is not there, and one that cannot all be read. The same each time, but for the dates.
 */
final class DemoFleet {
    private static final int SEED = 11;
    private static final String BROKEN = "vega-sports";
    private static final String HALF_BROKEN = "harbor-films";
    private static final List<String> FIRST = List.of(
            "acme",
            "atlas",
            "aurora",
            "bluebird",
            "cedar",
            "delta",
            "ember",
            "fjord",
            "globex",
            "harbor",
            "initech",
            "juniper",
            "kiosk",
            "lumen",
            "meridian",
            "nordlys",
            "opal",
            "pioneer",
            "umbra",
            "vega");
    private static final List<String> SECOND =
            List.of("bakery", "coffee", "cycles", "films", "garden", "hotels", "shoes", "sports", "studio", "travel");

    private final Random random = new Random(SEED);
    private final Instant now;

    DemoFleet(Instant now) {
        this.now = now;
    }

    static List<String> brands() {
        List<String> brands = new ArrayList<>();
        FIRST.forEach(first -> SECOND.forEach(second -> brands.add(first + "-" + second)));
        return brands;
    }

    void fill(AutopostingMockServer server) {
        for (String name : brands()) {
            MockBrand brand = server.brand(name);
            for (Platform platform : Platform.values()) {
                if (isOneOf(55)) {
                    connect(brand, platform, "");
                }
                if (isOneOf(4)) {
                    connect(brand, platform, "_support");
                }
            }
        }
        server.failWhen(request -> request.path().contains("/" + BROKEN + "/"), Fault.status(404));
        server.failWhen(
                request -> request.path().contains("/" + HALF_BROKEN + "/")
                        && request.path().contains(Platform.INSTAGRAM.value()),
                Fault.status(403));
    }

    private void connect(MockBrand brand, Platform platform, String suffix) {
        String user = brand.toString().replace('-', '_') + suffix;
        String id = platform.value() + "_" + (100_000 + random.nextInt(900_000));
        brand.token(platform, token -> describe(token.platformUserId(id).username("@" + user)));
        if (isOneOf(1)) {
            brand.refreshFailed(platform, id, "The user has revoked access.");
        }
    }

    private void describe(PlatformToken.Builder token) {
        Duration life = life();
        if (!isOneOf(12)) {
            token.expiresAt(now.plus(life).atOffset(ZoneOffset.UTC));
        }
        if (!isOneOf(8)) {
            Instant alive = life.isNegative() ? now.plus(life) : now;
            token.lastUsedAt(
                    alive.minus(Duration.ofMinutes(random.nextInt(20_000))).atOffset(ZoneOffset.UTC));
        }
    }

    /** Most are good for weeks: the service refreshes them. */
    private Duration life() {
        if (isOneOf(2)) {
            return Duration.ofHours(-1 - random.nextInt(400));
        }
        if (isOneOf(2)) {
            return Duration.ofMinutes(10 + random.nextInt(1400));
        }
        return isOneOf(8) ? Duration.ofHours(25 + random.nextInt(140)) : Duration.ofHours(170 + random.nextInt(1950));
    }

    private boolean isOneOf(int hundred) {
        return random.nextInt(100) < hundred;
    }
}
