package ai.autoposting.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.CallTimeoutException;
import ai.autoposting.sdk.error.ForbiddenException;
import ai.autoposting.sdk.error.RateLimitException;
import ai.autoposting.sdk.error.ServerException;
import ai.autoposting.sdk.error.UnauthorizedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The fault matrix of keys: what a 401 comes to, by what the supplier gives then. Each row is a GET and a POST, in both ways. */
@Execution(ExecutionMode.CONCURRENT)
class KeyFaultsTest {
    private static final int OK = 200;
    private static final int SILENCE = 0;

    /**
     * One row.
     *
     * @param keys what the supplier gives one after the other, then the last for ever; null where it throws
     * @param statuses how the peer responds one after the other, then the last for ever
     * @param exception null for a result
     * @param sent the keys that the peer gets to see
     */
    private record Row(
            String name,
            List<@Nullable String> keys,
            List<Integer> statuses,
            int maxRetries,
            @Nullable Class<? extends AutopostingException> exception,
            List<String> sent) {}

    private static final List<Row> ROWS = List.of(
            new Row("rotated", keys("a", "b"), List.of(401, OK), 2, null, List.of("a", "b")),
            new Row("rotated, no retries", keys("a", "b"), List.of(401, OK), 0, null, List.of("a", "b")),
            new Row("not rotated", keys("a"), List.of(401), 2, UnauthorizedException.class, List.of("a")),
            new Row(
                    "refused twice",
                    keys("a", "b", "c"),
                    List.of(401),
                    2,
                    UnauthorizedException.class,
                    List.of("a", "b")),
            new Row(
                    "fails when asked again",
                    keys("a", null),
                    List.of(401),
                    2,
                    UnauthorizedException.class,
                    List.of("a")),
            new Row(
                    "blank when asked again",
                    keys("a", " "),
                    List.of(401),
                    2,
                    UnauthorizedException.class,
                    List.of("a")),
            new Row(
                    "unsendable when asked again",
                    keys("a", "ü"),
                    List.of(401),
                    2,
                    UnauthorizedException.class,
                    List.of("a")),
            new Row("a 403 is none", keys("a", "b"), List.of(403), 2, ForbiddenException.class, List.of("a")),
            new Row(
                    "refused retries are left after it",
                    keys("a", "b"),
                    List.of(401, 429),
                    1,
                    RateLimitException.class,
                    List.of("a", "b", "b")),
            new Row(
                    "none left after it",
                    keys("a", "b"),
                    List.of(401, 429),
                    0,
                    RateLimitException.class,
                    List.of("a", "b")),
            new Row(
                    "after a refused retry",
                    keys("a", "a", "b"),
                    List.of(429, 401, OK),
                    1,
                    null,
                    List.of("a", "a", "b")),
            new Row("lost after it", keys("a", "b"), List.of(401, 500), 0, ServerException.class, List.of("a", "b")),
            new Row(
                    "no time after it",
                    keys("a", "b"),
                    List.of(401, SILENCE),
                    0,
                    CallTimeoutException.class,
                    List.of("a", "b")));

    private static List<@Nullable String> keys(@Nullable String... keys) {
        return Arrays.asList(keys);
    }

    @TestFactory
    List<DynamicTest> everyRowHasItsEnd() {
        List<DynamicTest> calls = new ArrayList<>();
        for (Row row : ROWS) {
            for (Operation<?> operation : List.of(Calls.GET, Calls.POST)) {
                for (Mode mode : Mode.values()) {
                    String name = row.name + ", " + operation.method() + ", " + mode;
                    calls.add(DynamicTest.dynamicTest(name, () -> check(row, operation, mode)));
                }
            }
        }
        return calls;
    }

    private static void check(Row row, Operation<?> operation, Mode mode) {
        Deque<Integer> statuses = new ArrayDeque<>(row.statuses);
        RawServer.Reply reply = (request, socket, out) -> {
            int status = statuses.size() > 1 ? statuses.remove() : statuses.element();
            if (status == SILENCE) {
                RawServer.awaitEnd(socket);
            } else {
                RawServer.answer(status, "", "{\"success\":true,\"data\":{}}").to(request, socket, out);
            }
        };
        boolean late = row.exception == CallTimeoutException.class;
        try (RawServer server = RawServer.start(reply);
                AutopostingClient client = Calls.client(server.url())
                        .apiKey(supplier(row.keys))
                        .maxRetries(row.maxRetries)
                        .timeout(late ? Duration.ofSeconds(1) : Duration.ofSeconds(30))
                        .build()) {
            int attempts;
            if (row.exception == null) {
                attempts = mode.call(client, operation, Calls.arguments(operation), RequestOptions.none())
                        .attempts();
            } else {
                Throwable thrown = catchThrowable(() -> mode.call(client, operation, Calls.arguments(operation)));
                assertThat(thrown).isExactlyInstanceOf(row.exception);
                attempts = ((AutopostingException) thrown).attempts();
                boolean lost = late || row.exception == ServerException.class;
                assertThat(((AutopostingException) thrown).mayHaveTakenEffect())
                        .isEqualTo(lost && operation == Calls.POST);
            }
            assertThat(attempts).isEqualTo(row.sent.size());
            assertThat(server.requests())
                    .map(request -> request.header("Authorization").substring("Bearer ".length()))
                    .isEqualTo(row.sent);
        }
    }

    private static Supplier<String> supplier(List<@Nullable String> keys) {
        List<@Nullable String> left = new ArrayList<>(keys);
        return () -> {
            String key = left.size() > 1 ? left.remove(0) : left.get(0);
            if (key == null) {
                throw new IllegalArgumentException("the vault is closed");
            }
            return key;
        };
    }
}
