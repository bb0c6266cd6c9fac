package ai.autoposting.sdk.codegen;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
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
        return new SourceTemplates(views, this::supportingFiles);
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
        Schemas schemas = new Schemas(spec);
        Types types = new Types(schemas, names);
        types.declareComponents();
        Operations operations = new Operations(spec, schemas, types, names);
        operations.readAll();
        names.requireAllUsed();

        models.addAll(types.objects().keySet());
        models.addAll(types.enums().keySet());
        models.addAll(types.unions().keySet());
        views.put("models", models);
        views.put("deprecatedTypes", types.anyDeprecated());
        addModels(types);
        addApi(operations);
        add("verbatim", "runtime/SecretNames", EmittedSource.of(SecretNames.class, "ai.autoposting.sdk.runtime"));

        // All is said; the stock generator has nothing left to look at.
        spec.setPaths(new Paths());
        spec.setComponents(new Components());
    }

    private void addModels(Types types) {
        types.objects().forEach((name, view) -> addModel("object", name, view));
        types.enums().forEach((name, view) -> addModel("enum", name, view));
        types.unions().forEach((name, view) -> addModel("union", name, view));
        Map<String, Object> all = Map.of(
                "objects", types.objects().values(),
                "enums", types.enums().values(),
                "unions", types.unions().values());
        add("model-codecs", "json/ModelCodecs", all);
    }

    private void addModel(String template, String name, Object view) {
        add(template, "model/" + name, view);
        add(template + "-codec", "json/" + name + "Codec", view);
    }

    private void addApi(Operations operations) {
        List<ApiViews.Tag> tags = operations.tags();
        operations.params().forEach((name, view) -> add("params", "api/" + name, view));
        tags.forEach(tag -> {
            add("api", "api/" + tag.prefix() + "Api", tag);
            add("async-api", "api/" + tag.prefix() + "AsyncApi", tag);
            if (tag.hasOwn()) {
                add("tag-operations", "api/" + tag.prefix() + "Operations", tag);
            }
        });
        Map<String, Object> all = Map.of(
                "operations", tags.stream().flatMap(tag -> tag.own().stream()).toList(),
                "deprecatedOperations", tags.stream().anyMatch(ApiViews.Tag::hasDeprecated));
        add("tag-apis", "api/TagApis", new ApiViews.TagApis("", tags));
        add("tag-apis", "api/AsyncTagApis", new ApiViews.TagApis("Async", tags));
        add("operations", "api/Operations", all);
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
