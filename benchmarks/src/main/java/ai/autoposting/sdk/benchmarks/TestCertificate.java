package ai.autoposting.sdk.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A self-signed certificate for the loopback address, made by the JDK's keytool. Who trusts it trusts the JDK's own
 * authorities too, as everybody does by default: reading them is part of a cold start.
 */
final class TestCertificate {
    private static final String PASSWORD = "changeit"; // that of the JDK's own store
    private static final Path JDK = Path.of(System.getProperty("java.home"));

    private final Path keyStore;
    private final Path trustStore;

    private TestCertificate(Path keyStore, Path trustStore) {
        this.keyStore = keyStore;
        this.trustStore = trustStore;
    }

    static TestCertificate make() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("certificate");
        TestCertificate made = new TestCertificate(folder.resolve("loopback.p12"), folder.resolve("trusted.jks"));
        String keys = " -alias loopback -keystore " + made.keyStore + " -storepass " + PASSWORD;
        String trusted = " -noprompt -storetype JKS -keystore " + made.trustStore + " -storepass " + PASSWORD;
        Path certificate = folder.resolve("loopback.crt");
        keytool("-genkeypair -keyalg EC -groupname secp256r1 -dname CN=localhost -ext SAN=ip:127.0.0.1,dns:localhost"
                + " -validity 2 -storetype PKCS12" + keys);
        keytool("-exportcert -file " + certificate + keys);
        keytool("-importcert -file " + certificate + trusted);
        keytool("-importkeystore -noprompt -srckeystore " + JDK.resolve("lib/security/cacerts") + " -srcstorepass "
                + PASSWORD + " -deststoretype JKS -destkeystore " + made.trustStore + " -deststorepass " + PASSWORD);
        return made;
    }

    private static void keytool(String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(JDK.resolve("bin/keytool").toString());
        command.addAll(List.of(arguments.split(" ", -1)));
        ChildJvm.output(new ProcessBuilder(command).redirectErrorStream(true));
    }

    /** JVM arguments of the side that shows the certificate. */
    List<String> asKeyStore() {
        return List.of("-Djavax.net.ssl.keyStore=" + keyStore, "-Djavax.net.ssl.keyStorePassword=" + PASSWORD);
    }

    /** JVM arguments of the side that trusts it. */
    List<String> asTrustStore() {
        return List.of("-Djavax.net.ssl.trustStore=" + trustStore, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    }
}
