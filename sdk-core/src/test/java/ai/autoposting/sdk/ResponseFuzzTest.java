package ai.autoposting.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.error.ApiException;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.InvalidResponseException;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever comes over the wire: a result or a documented exception, no secret in any text of it, in time, and nothing left
 * behind. {@code -Dfuzz.answers=1000000} tries more than the build does; {@code -Dfuzz.first=…} begins at another number.
 */
class ResponseFuzzTest {
    private static final long ANSWERS = Long.getLong("fuzz.answers", 20_000);
    private static final long FIRST = Long.getLong("fuzz.first", 1);
    private static final int CALLERS = 8;
    private static final String TOKEN = "tok/en+with=signs-";
    private static final String FOREIGN = "ya29.SECRET-of-somebody-else";

    private static final List<Operation<?>> OPERATIONS = List.of(
            Operation.builder("readMap", "GET", "/things/{number}")
                    .returnsMapOf(Object.class)
                    .build(),
            Operation.builder("storeMap", "POST", "/things/{number}")
                    .returnsMapOf(String.class)
                    .build(),
            Operation.builder("readTokens", "GET", "/things/{number}")
                    .returnsListOf(ai.autoposting.sdk.model.PlatformToken.class)
                    .build(),
            Operation.builder("storeToken", "POST", "/things/{number}")
                    .returns(ai.autoposting.sdk.model.PlatformToken.class)
                    .build(),
            Operation.builder("remove", "DELETE", "/things/{number}")
                    .returnsNothing()
                    .build(),
            Operation.builder("readBytes", "GET", "/things/{number}")
                    .returnsBytes()
                    .enveloped(false)
                    .build());

    private final AtomicLong next = new AtomicLong(FIRST);

    private static void answer(RawServer.Request request, Socket socket, java.io.OutputStream out) throws Exception {
        String line = request.line();
        long number = Long.parseLong(line.substring(line.indexOf("/things/") + 8, line.lastIndexOf(' ')));
        RandomResponses answers = answers(number);
        byte[] bytes = answers.next();
        for (int at = 0; at < bytes.length; ) {
            int count = answers.one(3) ? 1 + answers.below(bytes.length - at) : bytes.length - at;
            out.write(bytes, at, count);
            out.flush();
            at += count;
        }
        switch (answers.ending()) {
            case 1 -> socket.close();
            case 2 -> RawServer.reset(socket);
            default -> socket.setSoTimeout(2_000); // the client must not wait for more than its own limit
        }
    }

    private static RandomResponses answers(long number) {
        return new RandomResponses(number, new String[] {Calls.KEY, TOKEN + number}, FOREIGN);
    }

    @Test
    void onlyDocumentedExceptionsNoSecretNoHangAndNothingLeft() throws Exception {
        long descriptors = -1;
        try (RawServer server = RawServer.start(ResponseFuzzTest::answer)) {
            AutopostingClient client = Calls.client(server.url())
                    .maxRetries(0)
                    .attemptTimeout(Duration.ofMillis(40))
                    .maxResponseBytes(20_000)
                    .build();
            ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
            List<Future<?>> all = new ArrayList<>();
            descriptors = descriptors();
            for (int i = 0; i < CALLERS; i++) {
                all.add(callers.submit(() -> callOn(client)));
            }
            for (Future<?> each : all) {
                each.get(1 + ANSWERS / 100, TimeUnit.SECONDS);
            }
            callers.shutdown();
            client.close();
            assertThat(server.allClosed()).isTrue();
            assertThat(descriptors()).isLessThanOrEqualTo(descriptors + 2);
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("autoposting") && !thread.isDaemon());
    }

    /** Where the system tells. */
    private static long descriptors() {
        String[] open = new File("/proc/self/fd").list();
        return open == null ? 0 : open.length;
    }

    private void callOn(AutopostingClient client) {
        for (long number = next.getAndIncrement(); number < FIRST + ANSWERS; number = next.getAndIncrement()) {
            call(client, number);
        }
    }

    private static void call(AutopostingClient client, long number) {
        Operation<?> operation = OPERATIONS.get((int) (number % OPERATIONS.size()));
        Arguments.Builder arguments = Arguments.builder().path("number", Long.toString(number));
        if (operation.method().equals("POST")) {
            arguments.body(Map.of("accessToken", TOKEN + number));
        } else {
            arguments.query("access_token", TOKEN + number);
        }
        String said = "";
        String trace = "";
        try {
            client.execute(operation, arguments.build());
        } catch (AutopostingException documented) {
            said = everythingIn(documented);
            // An error's own text is the service's, whatever a lying length has made part of it.
            trace = documented instanceof ApiException ? "" : stackTrace(documented);
        } catch (Throwable other) {
            throw new AssertionError("answer " + number, other);
        }
        for (String secret : List.of(Calls.KEY, TOKEN + number)) {
            for (String form : List.of(secret, secret.replace("/", "\\/"), secret.replace("/", "%2F"))) {
                requireAbsent(form, said, number);
            }
        }
        if (!answers(number).isMutated()) {
            requireAbsent(FOREIGN, trace, number);
        }
    }

    private static void requireAbsent(String secret, String text, long number) {
        if (text.contains(secret)) {
            throw new AssertionError("answer " + number + " shows " + secret + ": " + text);
        }
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter all = new StringWriter();
        thrown.printStackTrace(new PrintWriter(all, true));
        return all.toString();
    }

    private static String everythingIn(AutopostingException exception) {
        StringWriter all = new StringWriter();
        all.append(stackTrace(exception));
        if (exception instanceof ApiException api) {
            print(
                    all,
                    api.rawBody(),
                    api.headers(),
                    api.code(),
                    api.requestId(),
                    api.error().toString());
            print(all, api.error().error(), api.error().message(), api.error().additionalProperties());
        }
        if (exception instanceof InvalidResponseException invalid) {
            print(all, invalid.headers(), invalid.jsonPath(), invalid.requestId());
        }
        return all.toString();
    }

    private static void print(StringWriter all, @Nullable Object... values) {
        for (Object value : values) {
            all.append(String.valueOf(value)).append('\n');
        }
    }
}
