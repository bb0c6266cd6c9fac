package ai.autoposting.sdk.codegen;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What is true of a property or parameter beside its type. */
enum Trait {
    REQUIRED,
    NULLABLE,
    SECRET,
    DEPRECATED,
    /** The service alone sets it. */
    READ_ONLY;

    static Set<Trait> those(Map<Trait, Boolean> questions) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        questions.forEach((trait, isTrue) -> {
            if (isTrue) {
                traits.add(trait);
            }
        });
        return traits;
    }
}
