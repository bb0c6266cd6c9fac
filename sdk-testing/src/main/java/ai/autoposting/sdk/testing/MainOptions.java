package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.runtime.OptionRules;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The arguments of the standalone server, understood; the files that they name are read. */
final class MainOptions {
    static final String HELP = """
            The mock server takes these options:
              --port <n>              0 to 65535, 0 for any free one; default 8787
              --api-key <key>         the one key to accept; default: any
              --rate-limit <n>/<time> so many requests per key and window: 400/4s; default: none
              --latency <time>        every response so much later: 200ms
              --fault <rule>          what goes wrong, several times: %s
                                      5%%:drop-before-answer,takes-effect   3x@POST:503,retry-after=1s   every:latency=1s
              --fault-seed <n>        of chance; default 0. The same seed gives the same fates
              --seed <file>           brands and tokens to start with, as JSON
              --state <file>          keeps brands and tokens over a restart; goes before --seed once it is there
              --clock <clock>         system, standing (at 2026-01-01T00:00:00Z) or an instant to stand at; default system
              --refresh-by-itself     tokens are refreshed 10 minutes before they expire; those that cannot be are dead
              --known-brands-only     404 for brands that are in neither file
              --help                  this
            times: 400ms, 2.5s, 1m, 12h, 3d or ISO 8601; \\, is a comma inside a fault's value
            faults: %s
            changes: %s
            """.formatted(SpokenRule.GRAMMAR, SpokenFault.KINDS, SpokenFault.CHANGES)
            .strip();

    static final String USAGE = "usage: options, all of which --help lists";

    private final AutopostingMockServer.Builder settings =
            AutopostingMockServer.builder().port(8787).clock(Clock.systemUTC()).anyApiKey();
    private final List<String> faults = new ArrayList<>();
    private Optional<String> rateLimit = Optional.empty();
    private Optional<String> latency = Optional.empty();
    private Optional<Path> seed = Optional.empty();
    private Optional<Path> state = Optional.empty();
    private long faultSeed;

    private MainOptions() {}

    /** @throws IllegalArgumentException with what to print instead of starting */
    static AutopostingMockServer.Builder settings(String... arguments) {
        MainOptions options = new MainOptions();
        Deque<String> left = new ArrayDeque<>(List.of(arguments));
        try {
            while (!left.isEmpty()) {
                options.take(left.remove(), left);
            }
            return options.settings();
        } catch (IllegalArgumentException wrong) {
            boolean asked = HELP.equals(wrong.getMessage());
            throw asked ? wrong : new IllegalArgumentException(wrong.getMessage() + "\n" + USAGE, wrong);
        }
    }

    private void take(String name, Deque<String> left) {
        switch (name) {
            case "--help" -> throw new IllegalArgumentException(HELP);
            case "--port" -> settings.port(port(value(name, left)));
            case "--api-key" -> settings.apiKey(key(value(name, left)));
            case "--rate-limit" -> rateLimit = Optional.of(value(name, left));
            case "--latency" -> latency = Optional.of(value(name, left));
            case "--fault" -> faults.add(value(name, left));
            case "--fault-seed" -> faultSeed = number(name, value(name, left));
            case "--seed" -> seed = Optional.of(Path.of(value(name, left)));
            case "--state" -> state = Optional.of(Path.of(value(name, left)));
            case "--clock" -> settings.clock(clock(value(name, left)));
            case "--refresh-by-itself" -> settings.refreshesByItself();
            case "--known-brands-only" -> settings.knownBrandsOnly();
            default -> throw new IllegalArgumentException("unknown: " + name);
        }
    }

    private AutopostingMockServer.Builder settings() {
        Optional<StateFile> kept = state.map(StateFile::new);
        Optional<StateLock> lock = state.map(StateLock::new);
        fleet(kept); // refuses what is wrong with it
        return settings.with(hidden -> {
            checked(hidden);
            kept.ifPresent(file -> hidden.keep = file::write);
            lock.ifPresent(taken -> hidden.afterClose = taken::release);
            hidden.beforeStart = controls -> {
                set(controls);
                lock.ifPresent(StateLock::take);
                controls.load(fleet(kept).orElseGet(() -> new Fleet(0, List.of())));
            };
        });
    }

    private Optional<Fleet> fleet(Optional<StateFile> kept) {
        return kept.flatMap(StateFile::read).or(() -> seed.map(MainOptions::seed));
    }

    /** On parts that are thrown away: wrong words shall be told before anything starts. */
    private void checked(ServerSettings hidden) {
        ShiftedClock clock = new ShiftedClock(hidden.clock);
        LateEffects late = new LateEffects(clock);
        TokenStore tokens = new TokenStore(new ServerSettings(), late, clock);
        FaultPlan plan = new FaultPlan();
        RequestHandler handler = new RequestHandler(hidden, new MockService(hidden, tokens), plan, late, clock);
        set(new Controls(hidden.spec, handler, plan, tokens, clock, new Verification(), new Webhooks(clock)));
    }

    private void set(Controls controls) {
        rateLimit.ifPresent(controls::rateLimit);
        latency.ifPresent(controls::latency);
        controls.faults(faults, faultSeed);
    }

    private static Fleet seed(Path file) {
        return new StateFile(file)
                .read()
                .orElseThrow(() -> new IllegalArgumentException(file.toAbsolutePath() + ": there is no such file"));
    }

    private static String value(String name, Deque<String> left) {
        @Nullable String value = left.poll();
        if (value == null) {
            throw new IllegalArgumentException(name + " needs a value");
        }
        return value;
    }

    private static int port(String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("--port must be 0 to 65535: " + text);
    }

    private static String key(String text) {
        if (text.isBlank() || !text.equals(text.strip()) || OptionRules.unsendable(text) != null) {
            throw new IllegalArgumentException("--api-key must be ASCII that is not blank, as a header can carry it");
        }
        return text;
    }

    private static long number(String name, String text) {
        if (text.matches("-?[0-9]{1,18}")) {
            return Long.parseLong(text);
        }
        throw new IllegalArgumentException(name + " must be a whole number: " + text);
    }

    private static Clock clock(String text) {
        if (text.equals("system")) {
            return Clock.systemUTC();
        }
        if (text.equals("standing")) {
            return new ServerSettings().clock;
        }
        try {
            Instant time = Instant.parse(text);
            if (!ShiftedClock.isUsual(time)) {
                throw new IllegalArgumentException("--clock must be within the years 1970 to 9999: " + text);
            }
            return Clock.fixed(time, ZoneOffset.UTC);
        } catch (DateTimeException none) {
            throw new IllegalArgumentException(
                    "--clock must be system, standing or an instant such as 2026-01-01T00:00:00Z: " + text, none);
        }
    }
}
