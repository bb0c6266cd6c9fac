package ai.autoposting.sdk.examples.importtokens;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Judges rows before the first call: problems that the service would refuse or misunderstand, and what looks odd. */
final class RowCheck {
    private static final Duration FAR = Duration.ofDays(3650);
    private static final int MAX_YEAR = 9999;
    private static final Set<Integer> INVISIBLE = Set.of(
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.SURROGATE,
            (int) Character.LINE_SEPARATOR,
            (int) Character.PARAGRAPH_SEPARATOR,
            (int) Character.UNASSIGNED);

    private final Instant now;
    private final Consumer<Finding> findings;
    private final Map<RowKey, Long> lines = new HashMap<>();

    RowCheck(Instant now, Consumer<Finding> findings) {
        this.now = now;
        this.findings = findings;
    }

    /** @return those without a problem */
    List<Row> check(List<RawRow> rows) {
        List<Row> right = new ArrayList<>();
        for (RawRow row : rows) {
            check(row).ifPresent(right::add);
        }
        if (rows.isEmpty()) {
            findings.accept(Finding.problem(0, "the file has no rows that can be read"));
        }
        return right;
    }

    private Optional<Row> check(RawRow row) {
        Optional<String> brand = required(row, Column.BRAND).filter(slug -> isNoPath(row, slug));
        Optional<Platform> platform = required(row, Column.PLATFORM).flatMap(text -> platform(row, text));
        Optional<String> account = required(row, Column.PLATFORM_USER_ID);
        Optional<String> access = required(row, Column.ACCESS_TOKEN);
        Optional<String> refresh = refreshToken(row);
        Optional<OffsetDateTime> expiresAt = row.value(Column.EXPIRES_AT).flatMap(text -> time(row, text));
        boolean isWrongInOptional = refresh.filter(token -> !isClean(row, Column.REFRESH_TOKEN, token))
                        .isPresent()
                || row.value(Column.EXPIRES_AT).isPresent() && expiresAt.isEmpty();
        if (brand.isEmpty() || platform.isEmpty() || account.isEmpty()) {
            return Optional.empty();
        }
        RowKey key = new RowKey(brand.get(), platform.get(), account.get());
        if (isTwice(row, key) || access.isEmpty() || isWrongInOptional) {
            return Optional.empty();
        }
        StorePlatformTokenRequest.Builder request = StorePlatformTokenRequest.builder()
                .platform(key.platform())
                .platformUserId(key.platformUserId())
                .accessToken(access.get());
        refresh.ifPresent(request::refreshToken);
        expiresAt.ifPresent(request::expiresAt);
        return Optional.of(new Row(row.line(), key, request.build()));
    }

    private Optional<String> required(RawRow row, Column column) {
        Optional<String> value = row.value(column).filter(text -> !text.isBlank());
        if (value.isEmpty()) {
            findings.accept(Finding.problem(row.line(), column, "is missing"));
        }
        return value.filter(text -> isClean(row, column, text));
    }

    private boolean isClean(RawRow row, Column column, String text) {
        if (!text.equals(text.strip())) {
            findings.accept(Finding.problem(row.line(), column, "begins or ends with white space"));
            return false;
        }
        if (text.codePoints().anyMatch(each -> INVISIBLE.contains(Character.getType(each)))) {
            findings.accept(Finding.problem(
                    row.line(), column, "has a character that cannot be seen, such as the end of a line"));
            return false;
        }
        return true;
    }

    private boolean isNoPath(RawRow row, String slug) {
        if (slug.equals(".") || slug.equals("..")) {
            findings.accept(Finding.problem(row.line(), Column.BRAND, "must not be . or .."));
            return false;
        }
        return true;
    }

    private Optional<Platform> platform(RawRow row, String text) {
        Optional<Platform> platform = Platform.parse(text);
        if (platform.isEmpty()) {
            findings.accept(Finding.problem(row.line(), Column.PLATFORM, "must be one of " + Platform.values()));
        }
        return platform;
    }

    private Optional<String> refreshToken(RawRow row) {
        Optional<String> token = row.value(Column.REFRESH_TOKEN);
        if (token.filter(String::isBlank).isPresent()) {
            findings.accept(Finding.warning(
                    row.line(), Column.REFRESH_TOKEN, "is blank: none is stored, and the token cannot be refreshed"));
        }
        return token.filter(text -> !text.isBlank());
    }

    private Optional<OffsetDateTime> time(RawRow row, String text) {
        OffsetDateTime time;
        try {
            time = OffsetDateTime.parse(text);
        } catch (DateTimeException wrong) {
            time = OffsetDateTime.MIN;
        }
        if (time.getYear() < 1 || time.getYear() > MAX_YEAR) {
            findings.accept(Finding.problem(
                    row.line(), Column.EXPIRES_AT, "must be a time with its offset, such as 2026-12-31T23:59:59Z"));
            return Optional.empty();
        }
        if (!time.toInstant().isAfter(now)) {
            findings.accept(Finding.warning(row.line(), Column.EXPIRES_AT, "is past: the token has expired"));
        } else if (time.toInstant().isAfter(now.plus(FAR))) {
            findings.accept(Finding.warning(
                    row.line(), Column.EXPIRES_AT, "is more than ten years away: is it in milliseconds?"));
        }
        return Optional.of(time);
    }

    private boolean isTwice(RawRow row, RowKey key) {
        Long first = lines.putIfAbsent(key, row.line());
        if (first != null) {
            findings.accept(Finding.problem(row.line(), "is of the same account as line " + first));
        }
        return first != null;
    }
}
