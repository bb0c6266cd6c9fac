package ai.autoposting.sdk.testing.spec;

/**
 * One thing in a request or a value that the specification does not allow.
 *
 * @param place in the request or value; it can hold names that the sender chose
 * @param rule what the specification says of that place
 * @param pointer where it says so, as a JSON pointer
 */
public record SpecProblem(String place, String rule, String pointer) {}
