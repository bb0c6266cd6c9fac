package ai.autoposting.sdk.it;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Walks over all operations of a specification with the SDK and the mock server that are on the class path, and prints
 * every problem, and at last how many operations there were. Its arguments are the specification and the operations to leave out.
 */
final class SpecWalkMain {
    private SpecWalkMain() {}

    public static void main(String[] arguments) {
        SpecFile spec = SpecFile.read(Path.of(arguments[0]));
        List<String> leftOut = Arrays.asList(arguments).subList(1, arguments.length);
        SpecWalk walk = new SpecWalk(spec);
        int walked = 0;
        for (SpecFile.Op operation : spec.operations()) {
            if (!leftOut.contains(operation.id())) {
                walk(walk, operation).forEach(System.out::println);
                walked++;
            }
        }
        System.out.println(walked + " operations");
    }

    private static List<String> walk(SpecWalk walk, SpecFile.Op operation) {
        try {
            return walk.problems(operation);
        } catch (AssertionError failure) {
            return List.of(failure.getMessage() + ": " + failure.getCause());
        }
    }
}
