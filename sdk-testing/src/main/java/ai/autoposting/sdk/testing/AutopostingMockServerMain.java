package ai.autoposting.sdk.testing;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/**
 * The mock server as a process, for programs in other languages, {@code curl} and demos. Prints one line per request, secrets
 * masked; Ctrl-C ends it. It listens on the loopback address only, and its clock is the system's.
 *
 * <pre>
 * --port &lt;n&gt;       0 to 65535, 0 for any free one; default 8787
 * --api-key &lt;key&gt;  the one key to accept; default: any
 * --help
 * </pre>
 */
public final class AutopostingMockServerMain {
    static final String USAGE = "usage: [--port <0-65535, default 8787>] [--api-key <key, default: any>] [--help]";

    private AutopostingMockServerMain() {}

    /** Runs until the process is ended; ends it with status 2 when the arguments are wrong, 1 when the port is taken. */
    public static void main(String[] arguments) throws InterruptedException {
        AutopostingMockServer.Builder settings;
        try {
            settings = settings(arguments);
        } catch (IllegalArgumentException wrong) {
            boolean asked = USAGE.equals(wrong.getMessage());
            (asked ? System.out : System.err).println(wrong.getMessage());
            System.exit(asked ? 0 : 2);
            return;
        }
        AutopostingMockServer server;
        try {
            server = start(settings, System.out);
        } catch (UncheckedIOException taken) {
            System.err.println(taken.getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, System.out), "mock server's end"));
        announce(server, System.out);
        Thread.currentThread().join();
    }

    /** @throws IllegalArgumentException with what to print instead of starting */
    static AutopostingMockServer.Builder settings(String... arguments) {
        AutopostingMockServer.Builder settings = AutopostingMockServer.builder()
                .port(8787)
                .clock(Clock.systemUTC())
                .anyApiKey();
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i];
            if (name.equals("--help")) {
                throw new IllegalArgumentException(USAGE);
            }
            if (!name.equals("--port") && !name.equals("--api-key")) {
                throw new IllegalArgumentException("unknown: " + name + "\n" + USAGE);
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(name + " needs a value\n" + USAGE);
            }
            if (name.equals("--port")) {
                settings.port(port(arguments[i + 1]));
            } else {
                settings.apiKey(arguments[i + 1]);
            }
        }
        return settings;
    }

    private static int port(String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("--port must be 0 to 65535: " + text + "\n" + USAGE);
    }

    static AutopostingMockServer start(AutopostingMockServer.Builder settings, PrintStream out) {
        return settings.with(hidden -> {
                    hidden.log = exchange -> out.println(line(exchange));
                    hidden.maxRequests = 1_000;
                })
                .start();
    }

    static void announce(AutopostingMockServer server, PrintStream out) {
        out.println("MOCK of the Autoposting API, not the service. Base URL: " + server.baseUrl());
        out.println("Try: curl -H 'x-api-key: <key>' " + server.baseUrl() + "/brands/acme-corp/tokens/x");
        out.println("Ctrl-C ends it.");
    }

    private static String line(Exchange exchange) {
        return exchange.request().receivedAt().truncatedTo(ChronoUnit.MILLIS) + " " + exchange.line();
    }

    private static void end(AutopostingMockServer server, PrintStream out) {
        server.close();
        out.println("The mock server has ended.");
    }
}
