package ai.autoposting.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.autoposting.sdk.FaultMatrixTest.Row;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.NotFoundException;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import ai.autoposting.sdk.tokens.SafeStore;
import ai.autoposting.sdk.tokens.SafeStore.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What each fault of {@code fault-matrix.txt} comes to for a safe store: whatever happens, one POST at most is in doubt. */
@Execution(ExecutionMode.CONCURRENT)
class SafeStoreFaultsTest {
    private static final RawServer.Reply ABSENT = RawServer.ok("{\"success\":true,\"data\":[]}");
    private static final RawServer.Reply PRESENT =
            RawServer.ok("{\"success\":true,\"data\":[{\"tokenId\":\"t1\",\"platformUserId\":\"x_1\"}]}");
    private static final RawServer.Reply STORED = RawServer.ok("{\"success\":true,\"data\":{\"tokenId\":\"t1\"}}");
    private static final StorePlatformTokenRequest TOKEN = StorePlatformTokenRequest.builder()
            .platform(Platform.X)
            .accessToken(Calls.TOKEN)
            .platformUserId("x_1")
            .build();

    private static List<DynamicTest> forEachFault(Consumer<Row> check) {
        List<DynamicTest> tests = new ArrayList<>();
        for (String line : FaultMatrixTest.rows()) {
            Row row = Row.parse(line);
            tests.add(DynamicTest.dynamicTest(row.fault(), () -> check.accept(row)));
        }
        return tests;
    }

    /** Looks, stores and looks again as these say. */
    private static RawServer start(RawServer.Reply before, RawServer.Reply store, RawServer.Reply after) {
        AtomicBoolean sent = new AtomicBoolean();
        return RawServer.start((request, socket, out) -> {
            boolean post = request.line().startsWith("POST ");
            RawServer.Reply look = sent.get() ? after : before;
            if (post) {
                sent.set(true);
            }
            (post ? store : look).to(request, socket, out);
        });
    }

    private static SafeStore over(AutopostingClient client) {
        return SafeStore.on(client.transport()).settle(Duration.ZERO);
    }

    private static long posts(RawServer server) {
        return server.requests().stream()
                .filter(request -> request.line().startsWith("POST "))
                .count();
    }

    @TestFactory
    List<DynamicTest> aFaultOfTheStoreIsFoundUnknownOrThrown() {
        return forEachFault(row -> {
            store(row, ABSENT, PRESENT, Outcome.FOUND);
            store(row, ABSENT, ABSENT, Outcome.UNKNOWN);
            store(row, PRESENT, PRESENT, Outcome.UNKNOWN);
        });
    }

    private static void store(Row row, RawServer.Reply before, RawServer.Reply after, Outcome outcome) {
        try (RawServer server = start(before, Faults.named(row.fault()), after);
                AutopostingClient client = FaultMatrixTest.client(row, server)) {
            if (row.doubtful()) {
                SafeStore.Result result = over(client).store("acme-corp", TOKEN);
                assertThat(result.outcome()).isEqualTo(outcome);
                assertThat(result.token().isPresent()).isEqualTo(after == PRESENT);
                assertThat(result.failure().orElseThrow()).isExactlyInstanceOf(row.exception());
            } else {
                assertThat(catchThrowable(() -> over(client).store("acme-corp", TOKEN)))
                        .isExactlyInstanceOf(row.exception());
            }
            assertThat(posts(server))
                    .isBetween(row.exception().getSimpleName().startsWith("CallTimeout") ? 0L : row.posts(), (long)
                            row.posts());
        }
    }

    @TestFactory
    List<DynamicTest> aFaultOfTheFirstLookIsThrownAndNothingIsSent() {
        return forEachFault(row -> {
            try (RawServer server = start(Faults.named(row.fault()), STORED, PRESENT);
                    AutopostingClient client = FaultMatrixTest.client(row, server)) {
                if (row.exception() == NotFoundException.class) { // says that there is none
                    assertThat(over(client).store("acme-corp", TOKEN).outcome()).isEqualTo(Outcome.STORED);
                    return;
                }
                AutopostingException thrown =
                        (AutopostingException) catchThrowable(() -> over(client).store("acme-corp", TOKEN));
                assertThat(thrown).isExactlyInstanceOf(row.exception());
                assertThat(thrown.operationId()).isEqualTo("getPlatformTokenDetails");
                assertThat(posts(server)).isZero();
            }
        });
    }

    @TestFactory
    List<DynamicTest> aFaultOfTheLookAfterALossIsUnknownWithBothFailures() {
        return forEachFault(row -> {
            try (RawServer server = start(ABSENT, Faults.named("500"), Faults.named(row.fault()));
                    AutopostingClient client = FaultMatrixTest.client(row, server)) {
                SafeStore.Result result = over(client).store("acme-corp", TOKEN);
                assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
                assertThat(result.token()).isEmpty();
                AutopostingException failure = result.failure().orElseThrow();
                List<Throwable> both = new ArrayList<>(List.of(failure.getSuppressed()));
                both.add(failure);
                assertThat(both)
                        .extracting(each -> ((AutopostingException) each).operationId())
                        .containsExactlyInAnyOrder("storePlatformToken", "getPlatformTokenDetails");
                assertThat(both).anySatisfy(each -> assertThat(each).isExactlyInstanceOf(row.exception()));
                assertThat(posts(server)).isEqualTo(1);
            }
        });
    }
}
