package ai.autoposting.sdk.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Small specifications, and what the generator makes of them. */
record Specs(Path folder) {
    private static final String HEAD = "openapi: 3.1.0\ninfo: { title: t, version: '1' }\n";

    /** A document with one path. */
    static String path(String path, String item) {
        return "paths:\n  " + path + ":\n    " + item + "\n";
    }

    /** Without its head, which is always the same. */
    Path write(String rest) throws IOException {
        return Files.writeString(folder.resolve("spec.yaml"), HEAD + rest);
    }

    /** The folder of the generated packages. */
    Path generate(String rest, String lines) throws IOException {
        return Generation.run(write(rest), list(lines), folder.resolve("out")).resolve("ai/autoposting/sdk");
    }

    SpecException stop(String rest, String lines) throws IOException {
        Path spec = write(rest);
        Path list = list(lines);
        return catchThrowableOfType(SpecException.class, () -> Generation.run(spec, list, folder.resolve("out")));
    }

    /** Pastes the lines of each stop until there is none; those of each must be new. */
    void mend(String rest) throws IOException {
        Set<String> lines = new LinkedHashSet<>();
        for (SpecException stop = stop(rest, ""); stop != null; stop = stop(rest, String.join("\n", lines))) {
            List<String> more = Problem.lines(stop.problems());
            assertThat(more).isNotEmpty();
            assertThat(lines.addAll(more)).as("these lines help: %s", more).isTrue();
        }
    }

    void refused(String rest, Problem problem) throws IOException {
        refusedWith(rest, "", problem);
    }

    void refusedWith(String rest, String lines, Problem... problems) throws IOException {
        assertThat(stop(rest, lines).problems()).containsExactly(problems);
    }

    /** @param problems places and rules; only in the document itself can they be mended */
    void refusedAll(String rest, List<String> problems) throws IOException {
        assertThat(stop(rest, "").problems())
                .allSatisfy(problem -> assertThat(problem.line()).isEqualTo("(mend the document)"))
                .extracting(problem -> problem.place() + " " + problem.rule())
                .containsExactlyInAnyOrderElementsOf(problems);
    }

    private Path list(String lines) throws IOException {
        return Files.writeString(folder.resolve("names.properties"), lines);
    }

    /** On one line, so that it does not matter where the formatter breaks lines. */
    static String plain(Path source) throws IOException {
        return Files.readString(source)
                .replaceAll("\\s*\\n\\s*(\\* )?", " ")
                .replaceAll("\\( ", "(")
                .replaceAll(" \\.", " .");
    }
}
