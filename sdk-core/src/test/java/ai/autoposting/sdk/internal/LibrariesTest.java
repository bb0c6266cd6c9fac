package ai.autoposting.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import org.junit.jupiter.api.Test;

final class LibrariesTest {
    @Test
    void classesOfOneJarAreBesideEachOtherHoweverTheirLoaderKeepsThem() throws Exception {
        Class<?> old = in("file:/lib/one.jar", Old.class);

        assertThat(Libraries.areBeside(old, in("file:/lib/one.jar", Later.class)))
                .isTrue();
        assertThat(Libraries.areBeside(old, in("file:/lib/other.jar", Later.class)))
                .isFalse();
        assertThat(Libraries.areBeside(Old.class, Later.class)).isTrue();
        assertThat(Libraries.areBeside(Old.class, old)).isFalse();
    }

    /** The class in a protection domain that no other has, as from that jar. */
    private static Class<?> in(String jar, Class<?> original) throws IOException {
        CodeSource source = new CodeSource(URI.create(jar).toURL(), (Certificate[]) null);
        return new OneClassLoader().define(original, new ProtectionDomain(source, null));
    }

    private static final class OneClassLoader extends ClassLoader {
        Class<?> define(Class<?> original, ProtectionDomain domain) throws IOException {
            String file = original.getName().replace('.', '/') + ".class";
            try (InputStream stream = original.getClassLoader().getResourceAsStream(file)) {
                byte[] bytes = stream.readAllBytes();
                return defineClass(original.getName(), bytes, 0, bytes.length, domain);
            }
        }
    }

    private static final class Old {}

    private static final class Later {}
}
