package ai.autoposting.sdk.examples.importtokens;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.testing.AutopostingMockServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * An agency's accounts as they come: 200 brands on up to five platforms, a few with a second account, some tokens expired, some
 * without an expiry. The same each time.
 */
final class DemoFleet {
    private static final int BRANDS = 200;
    private static final int SEED = 7;
    private static final int REQUESTS = 400;
    private static final Duration WINDOW = Duration.ofSeconds(4);
    private static final List<String> FIRST =
            List.of("acme", "globex", "initech", "umbra", "vega", "nordlys", "kiosk", "atlas");
    private static final List<String> SECOND = List.of("corp", "coffee", "studio", "travel", "sports");

    private record Account(String brand, Platform platform, String userId) {}

    private final Random random = new Random(SEED);
    private final List<Account> accounts = new ArrayList<>();

    DemoFleet() {
        for (int number = 0; number < BRANDS; number++) {
            String brand = FIRST.get(number % FIRST.size()) + "-" + SECOND.get(number % SECOND.size()) + "-" + number;
            for (Platform platform : Platform.values()) {
                if (random.nextInt(100) < 45) {
                    add(brand, platform);
                }
                if (random.nextInt(100) < 4) {
                    add(brand, platform);
                }
            }
        }
    }

    private void add(String brand, Platform platform) {
        accounts.add(new Account(brand, platform, platform.value() + "_" + (100_000 + accounts.size())));
    }

    /** A file that an agency would import. */
    void write(Path file, Instant now) throws IOException {
        StringBuilder csv = new StringBuilder("brand,platform,platformUserId,accessToken,refreshToken,expiresAt\n");
        for (Account account : accounts) {
            csv.append(String.join(
                            ",",
                            account.brand(),
                            account.platform().value(),
                            account.userId(),
                            "demo-access-" + random.nextLong(),
                            random.nextInt(10) == 0 ? "" : "demo-refresh-" + random.nextLong(),
                            expiry(now)))
                    .append('\n');
        }
        Files.writeString(file, csv, StandardCharsets.UTF_8);
    }

    private String expiry(Instant now) {
        int kind = random.nextInt(100);
        if (kind < 15) {
            return "";
        }
        int days = kind < 17 ? -1 - random.nextInt(20) : 1 + random.nextInt(89);
        return now.plus(Duration.ofDays(days)).toString();
    }

    /** Connects some of the accounts, as if they had been there for long, to a server with a quota. */
    void connectSome(AutopostingMockServer server) {
        server.rateLimit(REQUESTS, WINDOW);
        for (int number = 0; number < accounts.size(); number += 10) {
            Account account = accounts.get(number);
            server.brand(account.brand()).token(account.platform(), account.userId());
        }
    }
}
