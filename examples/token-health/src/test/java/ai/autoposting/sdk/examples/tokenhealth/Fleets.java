package ai.autoposting.sdk.examples.tokenhealth;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.tokens.TokenHealth;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Reports of fleets that tests make up. */
final class Fleets {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** What would be code, markup, or move what stands beside it, if it were taken for more than text. */
    static final List<String> HOSTILE = List.of(
            "</script><script>alert(1)</script>",
            "<!--<script>",
            "]]><svg onload=alert(2)>",
            "\"><img src=x onerror=alert(3)>",
            "' onmouseover='alert(4)",
            "javascript:alert(5)",
            "{{script}}{{data}}",
            "$& $1 ${alert(6)} `",
            "\u202Egnp.\u2066 \u2069\u200F",
            "line\u2028\u2029\n\r\t\0\u001b[31m",
            "half \uD800 a character",
            "__proto__",
            "&lt;b&gt; &amp; \\u003c \\");

    private Fleets() {}

    static Account account(Consumer<PlatformToken.Builder> change) {
        PlatformToken.Builder token = PlatformToken.builder();
        change.accept(token);
        return new Account(TokenHealth.of(token.buildPartial(), NOW));
    }

    static Account expiring(String userId, Duration left) {
        return account(
                token -> token.platformUserId(userId).expiresAt(NOW.plus(left).atOffset(ZoneOffset.UTC)));
    }

    static Cell cell(Platform platform, Account... accounts) {
        return new Cell(platform, List.of(accounts), Optional.empty());
    }

    static Cell failed(Platform platform, String reason) {
        return new Cell(platform, List.of(), Optional.of(new Failure(reason, "all of " + reason)));
    }

    /** A brand that has these cells, and nothing on the other platforms. */
    static Report.Brand brand(String name, Cell... cells) {
        List<Cell> all = new ArrayList<>();
        for (Platform platform : Platform.values()) {
            all.add(List.of(cells).stream()
                    .filter(cell -> cell.platform().equals(platform))
                    .findFirst()
                    .orElse(cell(platform)));
        }
        return new Report.Brand(name, all);
    }

    static Report report(Report.Brand... brands) {
        return report(List.of(brands));
    }

    private static Report report(List<Report.Brand> brands) {
        return new Report(NOW, brands, Optional.empty());
    }

    /** Every text of others is hostile, everywhere where there can be one. */
    static Report hostile() {
        return report(HOSTILE.stream()
                .map(text -> brand(
                        text,
                        cell(
                                Platform.X,
                                account(token -> token.platformUserId(text)
                                        .username(text)
                                        .status(text)
                                        .additionalProperty("refreshError", text)),
                                expiring(text, Duration.ofDays(3))),
                        failed(Platform.YOUTUBE, text)))
                .toList());
    }

    static Report large(int brands) {
        Random random = new Random(1);
        return report(IntStream.range(0, brands)
                .mapToObj(number -> new Report.Brand(
                        "brand-" + number,
                        Platform.values().stream()
                                .map(platform -> cell(
                                        platform,
                                        expiring(platform + "_" + number, Duration.ofHours(random.nextInt(2200) - 20))))
                                .toList()))
                .toList());
    }
}
