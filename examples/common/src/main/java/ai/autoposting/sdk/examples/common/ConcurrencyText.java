package ai.autoposting.sdk.examples.common;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how much is done at a time: 1 to 64. */
public final class ConcurrencyText implements ITypeConverter<Integer> {
    private static final int MAX = 64;

    @Override
    public Integer convert(String text) {
        int number = text.matches("[0-9]{1,2}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > MAX) {
            throw new TypeConversionException("'" + text + "' is no whole number from 1 to " + MAX);
        }
        return number;
    }
}
