package ai.autoposting.sdk;

/** Which header carries the API key. The service takes both. */
public enum AuthScheme {
    /** {@code Authorization: Bearer <key>}, the default. */
    BEARER,
    /** {@code x-api-key: <key>}. */
    X_API_KEY
}
