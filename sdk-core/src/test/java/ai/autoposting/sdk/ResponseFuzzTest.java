package ai.autoposting.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.error.ApiException;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.InvalidResponseException;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever comes over the wire: a result or a documented exception, no secret in any text of it, in time, and nothing left
 * behind. {@code -Dfuzz.answers=1000000} tries more than the build does; {@code -Dfuzz.first=…} begins at another number. One that
 * fails is written to the corpus, all of which each build tries again, with every end of the connection.
 */
class ResponseFuzzTest {
    private static final long ANSWERS = Long.getLong("fuzz.answers", 10_000);
    private static final long FIRST = Long.getLong("fuzz.first", 1);
    private static final int CALLERS = 8;
    private static final int ENDINGS = 3;
    private static final Path CORPUS = Path.of("src/test/resources/fuzz-corpus");
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

    /** {@code length-negative.http}, or one of chance, whose number the secrets in it have: {@code response-4711.http}. */
    private static final Pattern NUMBERED = Pattern.compile("response-(\\d+)\\.http");

    private final AtomicLong next = new AtomicLong(FIRST);
    private final Set<Long> open = ConcurrentHashMap.newKeySet();

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
        end(socket, answers.ending());
    }

    private static void end(Socket socket, int ending) throws IOException {
        switch (ending) {
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
        onlyDocumentedExceptionsAndNothingLeft(ResponseFuzzTest::answer, this::callOn);
    }

    @Test
    void whatEverFailedFailsNoMore() throws Exception {
        List<Case> corpus = corpus();
        assertThat(corpus).hasSizeGreaterThan(70 * ENDINGS);
        AtomicInteger at = new AtomicInteger();
        onlyDocumentedExceptionsAndNothingLeft(
                (request, socket, out) -> {
                    Case told = corpus.get(Integer.parseInt(request.header("X-Case")));
                    Files.copy(told.file, out);
                    out.flush();
                    end(socket, told.ending);
                },
                client -> {
                    for (int i = at.getAndIncrement(); i < corpus.size(); i = at.getAndIncrement()) {
                        Case told = corpus.get(i);
                        RequestOptions which = RequestOptions.builder()
                                .header("X-Case", Integer.toString(i))
                                .build();
                        try {
                            call(client, told.operation, told.number, which, told.isForeignHidden);
                        } catch (AssertionError failure) {
                            throw new AssertionError(told.toString(), failure);
                        }
                    }
                });
    }

    /** @param isForeignHidden whether the secret of somebody else stands only where no exception may quote it */
    private record Case(Path file, Operation<?> operation, int ending, long number, boolean isForeignHidden) {}

    private static List<Case> corpus() throws IOException {
        List<Case> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(CORPUS)) {
            for (Path file : files.sorted().toList()) {
                Matcher numbered = NUMBERED.matcher(file.getFileName().toString());
                long number = numbered.matches() ? Long.parseLong(numbered.group(1)) : 0;
                boolean hidden = !numbered.matches() || !answers(number).isMutated();
                for (int ending = 0; ending < ENDINGS; ending++) {
                    Operation<?> other = OPERATIONS.get(1 + all.size() / 2 % (OPERATIONS.size() - 1));
                    for (Operation<?> operation : List.of(OPERATIONS.get(0), other)) {
                        all.add(new Case(file, operation, ending, number, hidden));
                    }
                }
            }
        }
        return all;
    }

    private void onlyDocumentedExceptionsAndNothingLeft(RawServer.Reply reply, Consumer<AutopostingClient> calls)
            throws Exception {
        long descriptors = -1;
        try (RawServer server = RawServer.start(reply)) {
            AutopostingClient client = Calls.client(server.url())
                    .maxRetries(0)
                    .attemptTimeout(Duration.ofMillis(40))
                    .maxResponseBytes(20_000)
                    .build();
            ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
            List<Future<?>> all = new ArrayList<>();
            descriptors = descriptors();
            for (int i = 0; i < CALLERS; i++) {
                all.add(callers.submit(() -> calls.accept(client)));
            }
            for (Future<?> each : all) {
                await(each);
            }
            callers.shutdown();
            client.close();
            assertThat(server.allClosed()).isTrue();
            assertThat(descriptors()).isLessThanOrEqualTo(descriptors + 2);
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("autoposting") && !thread.isDaemon());
    }

    private void await(Future<?> caller) throws Exception {
        try {
            caller.get(60 + ANSWERS / 100, TimeUnit.SECONDS);
        } catch (TimeoutException hung) {
            StringBuilder all = new StringBuilder("calls hang:");
            for (long number : open) {
                all.append('\n').append(kept(number));
            }
            throw new AssertionError(all.toString(), hung);
        }
    }

    private static String kept(long number) {
        Path kept = CORPUS.resolve("response-" + number + ".http");
        try {
            Files.createDirectories(CORPUS);
            Files.write(kept, answers(number).next());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return "answer " + number + ", kept as " + kept
                + "; to try it again: mvn -pl sdk-core -am verify -Dtest=ResponseFuzzTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dfuzz.answers=1 -Dfuzz.first=" + number;
    }

    /** Where the system tells. */
    private static long descriptors() {
        String[] open = new File("/proc/self/fd").list();
        return open == null ? 0 : open.length;
    }

    private void callOn(AutopostingClient client) {
        for (long number = next.getAndIncrement(); number < FIRST + ANSWERS; number = next.getAndIncrement()) {
            open.add(number);
            try {
                Operation<?> operation = OPERATIONS.get((int) (number % OPERATIONS.size()));
                boolean hidden = !answers(number).isMutated();
                call(client, operation, number, RequestOptions.none(), hidden);
            } catch (AssertionError failure) {
                throw new AssertionError(kept(number), failure);
            } finally {
                open.remove(number);
            }
        }
    }

    private static void call(
            AutopostingClient client, Operation<?> operation, long number, RequestOptions which, boolean hidden) {
        Arguments.Builder arguments = Arguments.builder().path("number", Long.toString(number));
        if (operation.method().equals("POST")) {
            arguments.body(Map.of("accessToken", TOKEN + number));
        } else {
            arguments.query("access_token", TOKEN + number);
        }
        String said = "";
        String trace = "";
        try {
            client.executeWithResponse(operation, arguments.build(), which);
        } catch (AutopostingException documented) {
            said = everythingIn(documented);
            // An error's own text is the service's, whatever a lying length has made part of it.
            trace = documented instanceof ApiException ? "" : stackTrace(documented);
        } catch (Throwable other) {
            throw new AssertionError("no documented exception", other);
        }
        for (String secret : List.of(Calls.KEY, TOKEN + number)) {
            for (String form : List.of(secret, secret.replace("/", "\\/"), secret.replace("/", "%2F"))) {
                requireAbsent(form, said);
            }
        }
        if (hidden) {
            requireAbsent(FOREIGN, trace);
        }
    }

    private static void requireAbsent(String secret, String text) {
        if (text.contains(secret)) {
            throw new AssertionError("it shows " + secret + ": " + text);
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
