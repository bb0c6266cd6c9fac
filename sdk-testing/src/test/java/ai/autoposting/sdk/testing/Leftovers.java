package ai.autoposting.sdk.testing;

import java.io.File;
import java.util.Set;
import java.util.stream.Collectors;

/** What a server has left behind in this process: threads by their names, descriptors where the system lists them. */
final class Leftovers {
    private Leftovers() {}

    static Set<Thread> threads(int port) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("autoposting-mock-" + port + "-"))
                .collect(Collectors.toSet());
    }

    static Set<Thread> connections(int port) {
        return threads(port).stream()
                .filter(thread -> thread.getName().endsWith("-connection"))
                .collect(Collectors.toSet());
    }

    /** 0 where nobody lists them. */
    static int descriptors() {
        String[] open = new File("/proc/self/fd").list();
        return open == null ? 0 : open.length;
    }
}
