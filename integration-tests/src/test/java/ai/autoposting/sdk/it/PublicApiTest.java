package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The public API is committed as text in {@code api/}, so that each change of it is a visible difference. {@code
 * -Dgolden.rewrite=true} rewrites it.
 */
final class PublicApiTest {
    private static final Path GOLDEN = Path.of("../api");

    @ParameterizedTest
    @EnumSource(Shipped.class)
    void publicApiIsAsCommitted(Shipped module) throws IOException {
        String api = describe(module);
        Path golden = GOLDEN.resolve(module.artifact() + ".txt");
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(golden, api);
        }
        assertThat(api)
                .as("run with -Dgolden.rewrite=true, review and commit the difference")
                .isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @EnumSource(Shipped.class)
    void noSignatureNamesAForeignLibrary(Shipped module) throws IOException {
        List<String> foreign = describe(module)
                .lines()
                .filter(line ->
                        line.matches(".*\\b(okhttp3|okio|kotlin|com\\.fasterxml|tools\\.jackson|mockwebserver3)\\..*"))
                .toList();
        assertThat(foreign)
                .isEqualTo(
                        module == Shipped.CORE
                                ? List.of(
                                        "  public ai.autoposting.sdk.AutopostingClient$Builder httpClient(okhttp3.OkHttpClient);")
                                : List.of());
    }

    private static String describe(Shipped module) throws IOException {
        TreeMap<String, String> types = new TreeMap<>();
        for (String name : classNames(module)) {
            String description = javap(module.location(), name);
            if (description.startsWith("public ")) {
                types.put(name, description);
            }
        }
        return String.join("\n", types.values());
    }

    private static Collection<String> classNames(Shipped module) throws IOException {
        if (Files.isDirectory(module.location())) {
            return classNames(module, module.location());
        }
        try (FileSystem jar = FileSystems.newFileSystem(module.location())) {
            return classNames(module, jar.getPath("/"));
        }
    }

    private static List<String> classNames(Shipped module, Path root) {
        List<String> names = new ArrayList<>();
        for (String exported : module.exportedPackages()) {
            try (Stream<Path> files = Files.list(root.resolve(exported.replace('.', '/')))) {
                files.map(file -> file.getFileName().toString())
                        .filter(file -> file.endsWith(".class") && !file.equals("package-info.class"))
                        .map(file -> exported + "." + file.substring(0, file.length() - ".class".length()))
                        .forEach(names::add);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return names;
    }

    /** One type with its public and protected members in order of the alphabet. */
    private static String javap(Path location, String name) {
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output);
        int result = ToolProvider.findFirst("javap")
                .orElseThrow()
                .run(writer, writer, "-protected", "-cp", location.toString(), name);
        assertThat(result).as(output.toString()).isZero();
        List<String> lines = output.toString()
                .lines()
                .filter(line -> !line.startsWith("Compiled from"))
                .map(line -> line.replace(" synchronized ", " "))
                .toList();
        return lines.get(0) + "\n"
                + lines.subList(1, lines.size() - 1).stream().sorted().collect(Collectors.joining("\n")) + "\n}\n";
    }
}
