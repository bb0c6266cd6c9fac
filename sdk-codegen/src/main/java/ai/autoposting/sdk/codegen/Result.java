package ai.autoposting.sdk.codegen;

import org.jspecify.annotations.Nullable;

/**
 * What an operation gives back.
 *
 * @param type null for nothing
 * @param raw whether it is the bytes of the body
 * @param enveloped whether it stands under {@code data}
 * @param text what it is, as HTML
 * @param example of a whole body
 */
record Result(
        @Nullable JavaType type,
        boolean raw,
        boolean enveloped,
        String text,
        @Nullable Object example) {
    static Result nothing(String text) {
        return new Result(null, false, true, text, null);
    }

    static Result bytes(String text) {
        return new Result(JavaType.bytes(), true, false, text, null);
    }

    boolean isNothing() {
        return type == null;
    }

    /** What a method returns. */
    String returned() {
        return type == null ? "void" : type.java();
    }

    /** What stands between the angle brackets of a response. */
    String boxed() {
        return type == null ? "@Nullable Void" : type.java();
    }
}
