package ai.autoposting.sdk.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a method in the forms in which methods declare them and hand them on.
 *
 * @param paramsType the class of the last one, called {@code params}, if there is one
 */
record ArgumentList(
        List<ApiViews.Argument> arguments, @Nullable String paramsType) {
    /** {@code String slug, FindParams params}. */
    String declared() {
        return list(argument -> argument.type().java() + " " + argument.name(), params -> params + " params");
    }

    /** {@code slug, params}. */
    String named() {
        return list(ApiViews.Argument::name, params -> "params");
    }

    /** As a Javadoc link names the types: {@code String, FindParams}. */
    String erased() {
        return list(argument -> argument.type().erased(), params -> params);
    }

    /** As {@link #declared()}, where more follows. */
    String declaredFirst() {
        return first(declared());
    }

    /** As {@link #named()}, where more follows. */
    String namedFirst() {
        return first(named());
    }

    private static String first(String list) {
        return list.isEmpty() ? "" : list + ", ";
    }

    private String list(Function<ApiViews.Argument, String> form, UnaryOperator<String> formOfParams) {
        List<String> all = new ArrayList<>(arguments.stream().map(form).toList());
        if (paramsType != null) {
            all.add(formOfParams.apply(paramsType));
        }
        return String.join(", ", all);
    }
}
