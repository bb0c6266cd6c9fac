package ai.autoposting.sdk.benchmarks;

import java.util.List;
import java.util.ServiceLoader;

/** Who takes part: the floor first, then ours, then the peers that are on the class path. */
final class Contenders {
    private Contenders() {}

    static List<Contender> all() {
        return ServiceLoader.load(Contender.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted((left, right) -> Integer.compare(rank(left), rank(right)))
                .toList();
    }

    /** The contender whose class has this name; nothing else is loaded. */
    static Contender named(String className) {
        try {
            return Class.forName(className)
                    .asSubclass(Contender.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException unknown) {
            throw new IllegalArgumentException("no contender " + className, unknown);
        }
    }

    private static int rank(Contender contender) {
        return contender instanceof ByHand ? 0 : contender instanceof Sdk ? 1 : 2;
    }
}
