package ai.autoposting.sdk.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A self-signed certificate for the loopback address, made by the JDK's keytool; one file is key store and trust store. */
final class TestCertificate {
    private static final String PASSWORD = "loopback-only";

    private final Path store;

    private TestCertificate(Path store) {
        this.store = store;
    }

    static TestCertificate make() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("certificate");
        Path store = folder.resolve("loopback.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        ChildJvm.output(new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "loopback",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=ip:127.0.0.1,dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true));
        return new TestCertificate(store);
    }

    /** JVM arguments of the side that shows the certificate. */
    List<String> asKeyStore() {
        return List.of("-Djavax.net.ssl.keyStore=" + store, "-Djavax.net.ssl.keyStorePassword=" + PASSWORD);
    }

    /** JVM arguments of the side that trusts it. */
    List<String> asTrustStore() {
        return List.of("-Djavax.net.ssl.trustStore=" + store, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    }
}
