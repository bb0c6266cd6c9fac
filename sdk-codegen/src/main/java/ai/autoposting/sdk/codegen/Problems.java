package ai.autoposting.sdk.codegen;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Collects what stops the build, so that all of it is told at once. */
final class Problems {
    private final Set<Problem> found = new LinkedHashSet<>();

    void add(SpecException problem) {
        found.addAll(problem.problems());
    }

    /** What a part of the reading gives; if it cannot, the reading goes on with something in its place. */
    <T> T orElse(Supplier<T> part, T otherwise) {
        try {
            return part.get();
        } catch (SpecException problem) {
            add(problem);
            return otherwise;
        }
    }

    void orElse(Runnable part) {
        orElse(
                () -> {
                    part.run();
                    return true;
                },
                true);
    }

    void addAll(List<Problem> problems) {
        found.addAll(problems);
    }

    /** What the places begin with: the operations and types that have a problem. */
    Set<String> places() {
        Set<String> places = new TreeSet<>();
        found.forEach(problem -> {
            String first = problem.place().replaceFirst("^components\\.", "").split("[. ]", 2)[0];
            places.add(first);
            places.add(Names.pascal(first));
        });
        return places;
    }

    /** @throws SpecException with all of them, if there is one */
    void stopIfAny() {
        if (!found.isEmpty()) {
            List<Problem> all = new ArrayList<>(found);
            throw new SpecException(all);
        }
    }
}
