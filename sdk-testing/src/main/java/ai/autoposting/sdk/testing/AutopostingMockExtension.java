package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.AutopostingClient;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives JUnit Jupiter tests (5.14 and 6) a server of their own, and its client:
 *
 * <pre>{@code
 * @ExtendWith(AutopostingMockExtension.class)
 * class TokensTest {
 *     @Test
 *     void reads(AutopostingMockServer server, AutopostingClient client) { … }
 * }
 * }</pre>
 *
 * <p>A test gets one server, however often it asks, in its constructor, {@code @BeforeEach}, {@code @AfterEach} and test
 * methods; a fresh one starts for the next test, so tests may run in parallel. After the test {@link
 * AutopostingMockServer#verify()} fails it when a request broke the specification, then the server is closed. What
 * outlives a test ({@code @BeforeAll}, constructors of the life cycle {@code PER_CLASS}) cannot get one.
 */
@SuppressWarnings("exports") // who uses this class has JUnit; who does not must compile without it
public final class AutopostingMockExtension implements ParameterResolver, AfterEachCallback {
    private static final ExtensionContext.Namespace OURS =
            ExtensionContext.Namespace.create(AutopostingMockExtension.class);

    private final Supplier<AutopostingMockServer> start;

    /** Servers with default settings. */
    public AutopostingMockExtension() {
        this(AutopostingMockServer::start);
    }

    /**
     * Servers with settings of your own, for {@code @RegisterExtension}: {@code new AutopostingMockExtension(() ->
     * AutopostingMockServer.builder().knownBrandsOnly().start())}.
     *
     * @param start must start a new one at each call
     */
    public AutopostingMockExtension(Supplier<AutopostingMockServer> start) {
        this.start = Objects.requireNonNull(start, "start");
    }

    /** Makes a constructor's parameters belong to the test that it is for. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == AutopostingMockServer.class || type == AutopostingClient.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException(
                    "a mock server belongs to one test: ask for it in a test method or in"
                            + " @BeforeEach, not in what outlives a test (" + parameter.getDeclaringExecutable() + ")");
        }
        AutopostingMockServer server = server(context);
        return parameter.getParameter().getType() == AutopostingClient.class ? server.client() : server;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        AutopostingMockServer server = store(context).remove(AutopostingMockServer.class, AutopostingMockServer.class);
        if (server == null) {
            return;
        }
        try (server) {
            server.verify(); // beside a failure of the test's own, JUnit shows this one as suppressed
        }
    }

    private AutopostingMockServer server(ExtensionContext context) {
        ExtensionContext.Store store = store(context);
        @Nullable AutopostingMockServer running = store.get(AutopostingMockServer.class, AutopostingMockServer.class);
        if (running != null) {
            return running;
        }
        AutopostingMockServer started = start.get();
        store.put(AutopostingMockServer.class, started);
        return started;
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(OURS);
    }
}
