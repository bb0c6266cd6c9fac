package ai.autoposting.sdk.codegen;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Schema;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.openapitools.codegen.CodegenType;
import org.openapitools.codegen.SupportingFile;
import org.openapitools.codegen.api.TemplatingEngineAdapter;
import org.openapitools.codegen.languages.AbstractJavaCodegen;

/**
 * The generator {@code autoposting-java}. Uses openapi-generator to read the specification and to write files; what goes into
 * the files comes from {@link Types} and {@link Operations}, since the stock view of a specification loses envelopes, open
 * enums, explicit nulls and stable names.
 *
 * <p>Additional property {@code typeNames}: the path of the committed list of names.
 */
public final class SdkCodegen extends AbstractJavaCodegen {
    private static final String ROOT = "src/main/java/ai/autoposting/sdk/";

    private final Map<String, Object> views = new HashMap<>();
    private final Set<String> models = new TreeSet<>();

    public SdkCodegen() {
        modelTemplateFiles.clear();
        apiTemplateFiles.clear();
        apiTestTemplateFiles.clear();
        modelTestTemplateFiles.clear();
        modelDocTemplateFiles.clear();
        apiDocTemplateFiles.clear();
    }

    @Override
    public String getName() {
        return "autoposting-java";
    }

    @Override
    public String getHelp() {
        return "Generates the models, codecs and API classes of the Autoposting SDK.";
    }

    @Override
    public CodegenType getTag() {
        return CodegenType.CLIENT;
    }

    /** The stock passes before generation rename inline types by order of appearance; ours come from the place they stand in. */
    @Override
    public boolean getUseInlineModelResolver() {
        return false;
    }

    @Override
    public boolean getUseOpenapiNormalizer() {
        return false;
    }

    @Override
    public TemplatingEngineAdapter getTemplatingEngine() {
        return new SourceTemplates(views);
    }

    /** The stock one warns that its reading of OpenAPI 3.1 is beta; ours does not use it. */
    @Override
    public void setOpenAPI(OpenAPI spec) {
        String version = spec.getOpenapi();
        spec.setOpenapi("3.0.0");
        super.setOpenAPI(spec);
        spec.setOpenapi(version);
    }

    /** The stock one prints a banner. */
    @Override
    public void postProcess() {}

    @Override
    public void preprocessOpenAPI(OpenAPI spec) {
        supportingFiles.clear();
        Object list = additionalProperties.get("typeNames");
        TypeNames names = list == null ? TypeNames.none() : TypeNames.read(Path.of(list.toString()));
        Types types = new Types(components(spec), names);
        types.declareComponents();
        Operations operations = new Operations(spec, types);
        names.requireAllUsed();

        models.addAll(types.objects().keySet());
        models.addAll(types.enums().keySet());
        models.addAll(types.unions().keySet());
        views.put("models", models);
        views.put("deprecatedTypes", types.anyDeprecated());

        types.objects().forEach((name, view) -> {
            add("object", "model/" + name, view);
            add("object-codec", "json/" + name + "Codec", view);
        });
        types.enums().forEach((name, view) -> {
            add("enum", "model/" + name, view);
            add("enum-codec", "json/" + name + "Codec", view);
        });
        types.unions().forEach((name, view) -> {
            add("union", "model/" + name, view);
            add("union-codec", "json/" + name + "Codec", view);
        });
        operations.params().forEach((name, view) -> add("params", "api/" + name, view));
        operations.tags().forEach(tag -> {
            add("api", "api/" + tag.prefix() + "Api", tag);
            add("async-api", "api/" + tag.prefix() + "AsyncApi", tag);
            if (tag.hasOwn()) {
                add("tag-operations", "api/" + tag.prefix() + "Operations", tag);
            }
        });
        Map<String, Object> all = Map.of(
                "operations",
                        operations.tags().stream()
                                .flatMap(tag -> tag.own().stream())
                                .toList(),
                "deprecatedOperations", operations.tags().stream().anyMatch(Views.Tag::hasDeprecated),
                "objects", types.objects().values(),
                "enums", types.enums().values(),
                "unions", types.unions().values());
        add("tag-apis", "api/TagApis", new Views.TagApis("", operations.tags()));
        add("tag-apis", "api/AsyncTagApis", new Views.TagApis("Async", operations.tags()));
        add("operations", "api/Operations", all);
        add("model-codecs", "json/ModelCodecs", all);

        // All is said; the stock generator has nothing left to look at.
        spec.setPaths(new Paths());
        spec.setComponents(new Components());
    }

    private static Map<String, Schema<?>> components(OpenAPI spec) {
        Map<String, Schema<?>> components = new LinkedHashMap<>();
        if (spec.getComponents() != null && spec.getComponents().getSchemas() != null) {
            spec.getComponents().getSchemas().forEach(components::put);
        }
        return components;
    }

    private void add(String template, String path, Object view) {
        views.put(path, view);
        int slash = path.indexOf('/');
        if (path.startsWith("api/") && models.contains(path.substring(slash + 1))) {
            throw new SpecException(path, "a type has this name already; list another name for its place");
        }
        supportingFiles.add(new SupportingFile(
                template + ":" + path, ROOT + path.substring(0, slash), path.substring(slash + 1) + ".java"));
    }
}
