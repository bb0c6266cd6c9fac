package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A copy of the repository's files, or another project, that Maven builds with a local repository of its own. */
final class Checkout {
    private static final Set<String> LEFT_OUT = Set.of("target", ".git", ".idea");

    private final Path root;
    private final Path repository;

    private Checkout(Path root, Path repository) {
        this.root = root;
        this.repository = repository;
    }

    static Checkout of(Path original, Path copy, Path repository) throws IOException {
        Files.walkFileTree(original, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (LEFT_OUT.contains(folder.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(copy.resolve(original.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!LEFT_OUT.contains(file.getFileName().toString())) {
                    Files.copy(file, copy.resolve(original.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return new Checkout(copy, repository);
    }

    /** A local repository in which all is there but what is ours: what is installed there goes nowhere else. */
    static Path repository(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> groups = Files.list(Path.of(System.getProperty("local.repository")))) {
            for (Path group : groups.filter(Files::isDirectory).toList()) {
                if (!group.endsWith("ai")) {
                    Files.createSymbolicLink(folder.resolve(group.getFileName()), group);
                }
            }
        }
        return folder;
    }

    Path path(String name) {
        return root.resolve(name);
    }

    /** What Maven prints; it must succeed. */
    String maven(List<String> arguments) throws IOException, InterruptedException {
        JdkTool.Run run = runMaven(arguments);
        assertThat(run.status()).as(run.output()).isZero();
        return run.output();
    }

    JdkTool.Run runMaven(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString());
        command.addAll(List.of("-B", "-ntp", "-Dmaven.repo.local=" + repository));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new JdkTool.Run(process.waitFor(), output);
    }
}
