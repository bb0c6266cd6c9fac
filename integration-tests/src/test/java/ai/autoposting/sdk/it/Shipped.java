package ai.autoposting.sdk.it;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.micrometer.MicrometerCallListener;
import ai.autoposting.sdk.testing.AutopostingMockServer;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The modules that users get, and where their classes are: a jar, or a folder while the build has not packaged them. */
enum Shipped {
    GENERATED("autoposting-sdk-generated", Operation.class, "api", "call", "error", "model"),
    CORE("autoposting-sdk", AutopostingClient.class, ",tokens,webhooks"),
    TESTING("autoposting-sdk-testing", AutopostingMockServer.class, "testing"),
    MICROMETER("autoposting-sdk-micrometer", MicrometerCallListener.class, "micrometer");

    private static final String ROOT = "ai.autoposting.sdk";

    private final String artifact;
    private final Class<?> member;
    private final String packages;

    Shipped(String artifact, Class<?> member, String... packages) {
        this.artifact = artifact;
        this.member = member;
        this.packages = String.join(",", packages);
    }

    String artifact() {
        return artifact;
    }

    Path location() {
        try {
            return Path.of(
                    member.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Where its sources are, the generated ones of the build included. */
    List<Path> sourceRoots() {
        Path module = Path.of("../sdk-" + name().toLowerCase(Locale.ROOT));
        return Stream.of("src/main/java", "target/generated-sources/openapi/src/main/java")
                .map(module::resolve)
                .filter(Files::isDirectory)
                .toList();
    }

    List<String> exportedPackages() {
        return Arrays.stream(packages.split(",", -1))
                .map(name -> name.isEmpty() ? ROOT : ROOT + "." + name)
                .toList();
    }
}
