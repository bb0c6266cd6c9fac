package ai.autoposting.sdk.it;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** What finds classes, members and resources by their names is known, and the jars tell GraalVM's native-image of it. */
final class NativeImageTest {
    private static final String OURS = "ai.autoposting.sdk.";
    private static final String MODELS = "ai.autoposting.sdk.model";

    private static final JavaClasses ALL = OurClasses.ALL;

    private static final Pattern BY_NAME = Pattern.compile("java\\.lang\\.Class\\.("
            + "forName|newInstance|get(Declared)?(Methods?|Fields?|Constructors?)|getRecordComponents|getResource.*)"
            + "|java\\.lang\\.(ClassLoader\\.(loadClass|getResource.*|getSystemResource.*)|Module\\.getResource.*)"
            + "|java\\.util\\.(ServiceLoader|ResourceBundle)\\..*"
            + "|java\\.lang\\.invoke\\.MethodHandles(\\$Lookup)?\\..*"
            + "|java\\.lang\\.reflect\\.(?!Type|ParameterizedType|GenericArrayType|WildcardType).*"
            + "|java\\.util\\.concurrent\\.atomic\\.Atomic\\w+FieldUpdater\\..*");

    @Test
    void theseFindAnythingByItsNameAndNothingElseDoes() {
        Map<String, Set<String>> places = new TreeMap<>();
        for (JavaClass each : ALL) {
            for (JavaAccess<?> access : each.getAccessesFromSelf()) {
                String name = access.getTarget().getName();
                if (BY_NAME.matcher(access.getTargetOwner().getName() + "." + name)
                        .matches()) {
                    places.computeIfAbsent(each.getName().substring(OURS.length()), key -> new TreeSet<>())
                            .add(name);
                }
            }
        }
        assertThat(places)
                .containsOnly(
                        // Not in an image.
                        entry("internal.Libraries", Set.of("forName", "getDeclaredField")),
                        entry(
                                "internal.LibraryConflicts",
                                Set.of(
                                        "get",
                                        "getDeclaredField",
                                        "getDeclaredFields",
                                        "getDeclaredMethods",
                                        "getField",
                                        "getMethod",
                                        "invoke")),
                        // Registered.
                        entry("internal.UserAgent", Set.of("getResourceAsStream")),
                        entry(
                                "internal.VirtualThreads",
                                Set.of("findStatic", "findVirtual", "forName", "publicLookup")),
                        entry("internal.http.WarmUp", Set.of("forName")),
                        entry("testing.spec.Spec$Loaded", Set.of("getResourceAsStream")),
                        // Of a parameter that JUnit found.
                        entry("testing.AutopostingMockExtension", Set.of("getType")));
    }

    @Test
    void everyModelIsRegistered() throws IOException {
        Set<String> models = new TreeSet<>();
        for (JavaClass each : ALL) {
            if (each.getPackageName().equals(MODELS)
                    && !each.getName().endsWith("$Builder")
                    && !each.isEnum() // those of users' switches
                    && !each.getSimpleName().equals("package-info")) {
                models.add(each.getName());
            }
        }
        JsonNode registered = config(Shipped.GENERATED, "reflect-config.json");
        assertThat(models).hasSizeGreaterThan(10);
        assertThat(names(registered)).containsExactlyElementsOf(models);
        assertThat(registered).allSatisfy(type -> {
            assertThat(type.path("allDeclaredConstructors").asBoolean()).isTrue();
            assertThat(type.path("allDeclaredMethods").asBoolean()).isTrue();
            assertThat(type.path("allDeclaredFields").asBoolean()).isTrue();
        });
    }

    @Test
    void whatAWarmUpLoadsIsRegistered() throws IOException {
        Stream<String> loaded = ALL.get(OURS + "internal.http.WarmUp").getReferencedClassObjects().stream()
                .map(reference -> reference.getRawType().getName())
                .filter(name -> !name.endsWith(".WarmUp"));
        assertThat(names(config(Shipped.CORE, "reflect-config.json")).filter(name -> name.startsWith(OURS)))
                .containsExactlyInAnyOrderElementsOf(loaded.toList());
    }

    /** They would not be found in an image, and calls would run on few threads of the other kind without a word. */
    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void whatVirtualThreadsAreMadeWithIsRegisteredAndThere() throws Exception {
        Set<String> there = new TreeSet<>();
        for (JsonNode type : config(Shipped.CORE, "reflect-config.json")) {
            for (JsonNode method : type.path("methods")) {
                there.add(method(type.path("name").asText(), method).getName());
            }
        }
        assertThat(there)
                .containsExactly(
                        "factory", "inheritInheritableThreadLocals", "name", "newThreadPerTaskExecutor", "ofVirtual");
    }

    private static Method method(String type, JsonNode method) throws ReflectiveOperationException {
        JsonNode parameters = method.path("parameterTypes");
        Class<?>[] types = new Class<?>[parameters.size()];
        for (int i = 0; i < types.length; i++) {
            String name = parameters.get(i).asText();
            types[i] = name.equals("long") ? long.class : name.equals("boolean") ? boolean.class : Class.forName(name);
        }
        return Class.forName(type).getMethod(method.path("name").asText(), types);
    }

    @Test
    void theResourcesThatAreReadAreRegistered() throws IOException {
        assertThat(resources(Shipped.CORE)).containsExactly("\\Qai/autoposting/sdk/internal/version.txt\\E");
        assertThat(resources(Shipped.TESTING)).containsExactly("\\Qai/autoposting/sdk/testing/spec/openapi.json\\E");
        for (String name : List.of("internal/version.txt", "testing/spec/openapi.json")) {
            assertThat(getClass().getClassLoader().getResource("ai/autoposting/sdk/" + name))
                    .as(name)
                    .isNotNull();
        }
    }

    private static List<String> resources(Shipped module) throws IOException {
        return config(module, "resource-config.json").at("/resources/includes").findValuesAsText("pattern");
    }

    private static Stream<String> names(JsonNode config) {
        return StreamSupport.stream(config.spliterator(), false)
                .map(type -> type.path("name").asText());
    }

    private static JsonNode config(Shipped module, String file) throws IOException {
        String name = "META-INF/native-image/ai.autoposting/" + module.artifact() + "/" + file;
        try (InputStream in = NativeImageTest.class.getClassLoader().getResourceAsStream(name)) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in, name));
        }
    }
}
