package ai.autoposting.sdk.examples.importtokens;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Rows of a CSV file, whose first line names the columns in any order. */
final class CsvRows {
    private final List<Optional<Column>> header;
    private final Consumer<Finding> findings;

    private CsvRows(List<Optional<Column>> header, Consumer<Finding> findings) {
        this.header = header;
        this.findings = findings;
    }

    static List<RawRow> read(Reader text, Consumer<Finding> findings) throws IOException {
        List<RawRow> rows = new ArrayList<>();
        long last = 0;
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            Iterator<CsvRecord> records = csv.iterator();
            if (!records.hasNext()) {
                findings.accept(Finding.problem(0, "the file is empty"));
                return rows;
            }
            CsvRecord first = records.next();
            Optional<CsvRows> format = of(first, findings);
            last = first.getStartingLineNumber();
            while (format.isPresent() && records.hasNext()) {
                CsvRecord next = records.next();
                last = next.getStartingLineNumber();
                format.get().row(next).ifPresent(rows::add);
            }
        } catch (CsvParseException broken) {
            // Its message may quote what it read.
            findings.accept(Finding.problem(
                    last + 1, "from here on the file is no CSV: a quote is not closed, or text follows a closing one"));
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
        return rows;
    }

    /** Names that are not known are told by their place: without a header, tokens stand there. */
    private static Optional<CsvRows> of(CsvRecord first, Consumer<Finding> findings) {
        List<Optional<Column>> header = new ArrayList<>();
        Set<Column> seen = EnumSet.noneOf(Column.class);
        boolean isUsable = true;
        for (String title : first.getFields()) {
            Optional<Column> column = Column.of(title.strip());
            header.add(column);
            if (column.isEmpty()) {
                findings.accept(Finding.warning(
                        1, "the column at place " + header.size() + " is ignored; known are " + Column.ALL));
            } else if (!seen.add(column.get())) {
                findings.accept(Finding.problem(1, column.get(), "is there twice"));
                isUsable = false;
            }
        }
        for (Column column : Column.values()) {
            if (column.isRequired() && !seen.contains(column)) {
                findings.accept(Finding.problem(
                        1, column, "is missing: the first line names the columns, separated by commas"));
                isUsable = false;
            }
        }
        return isUsable ? Optional.of(new CsvRows(header, findings)) : Optional.empty();
    }

    private Optional<RawRow> row(CsvRecord each) {
        long line = each.getStartingLineNumber();
        if (each.getFieldCount() != header.size()) {
            findings.accept(Finding.problem(
                    line, "has " + each.getFieldCount() + " values, the first line names " + header.size()));
            return Optional.empty();
        }
        Map<Column, String> values = new EnumMap<>(Column.class);
        for (int place = 0; place < header.size(); place++) {
            String value = each.getField(place);
            if (!value.isEmpty()) {
                header.get(place).ifPresent(column -> values.put(column, value));
            }
        }
        return Optional.of(new RawRow(line, values));
    }
}
