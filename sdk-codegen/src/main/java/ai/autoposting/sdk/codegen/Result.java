package ai.autoposting.sdk.codegen;

import org.jspecify.annotations.Nullable;

/**
 * What an operation gives back.
 *
 * @param kind how the body becomes it
 * @param type null for nothing
 * @param accept the media types to ask for, when they are not those that the kind says
 * @param text what it is, as HTML
 * @param example of a whole body
 */
record Result(
        Kind kind,
        @Nullable JavaType type,
        @Nullable String accept,
        String text,
        @Nullable Object example) {
    /** How a body becomes a result. */
    enum Kind {
        NOTHING,
        /** JSON under {@code data}. */
        ENVELOPED,
        /** JSON. */
        PLAIN,
        /** JSON that has a {@code success} of its own. */
        FLAGGED,
        TEXT,
        DOWNLOAD
    }

    static Result nothing(String text) {
        return new Result(Kind.NOTHING, null, null, text, null);
    }

    Result optional() {
        return type == null || type.isOptional() ? this : new Result(kind, type.optional(), accept, text, example);
    }

    /** Whether there may be nothing. */
    boolean maybe() {
        return type != null && type.isOptional();
    }

    boolean isNothing() {
        return type == null;
    }

    boolean isJson() {
        return kind == Kind.ENVELOPED || kind == Kind.PLAIN || kind == Kind.FLAGGED;
    }

    boolean isText() {
        return kind == Kind.TEXT;
    }

    boolean isDownload() {
        return kind == Kind.DOWNLOAD;
    }

    boolean unwrapped() {
        return kind == Kind.PLAIN || kind == Kind.FLAGGED;
    }

    boolean flagged() {
        return kind == Kind.FLAGGED;
    }

    boolean asksFor() {
        return accept != null;
    }

    String acceptLiteral() {
        return StringLiteral.of(String.valueOf(accept));
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
