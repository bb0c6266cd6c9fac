/**
 * A program that stores the tokens of a file, and that may be killed at any moment.
 *
 * <ul>
 *   <li>{@code ImportTokens} is the command line; it wires the others and knows the exit codes.
 *   <li>{@code InputFile} reads rows ({@code CsvRows}, {@code JsonRows}), {@code RowCheck} judges them; neither knows the service.
 *   <li>{@code Journal} is what survives a crash: {@code JournalEntry} is a line of it, {@code JournalState} what its lines say of each
 *       row. It knows no token.
 *   <li>{@code RowImport} is what is done with one row, {@code Agenda} what is done next, {@code Brake} when no more rows are taken,
 *       {@code Importer} the threads. They know nothing of files and terminals.
 *   <li>{@code Report} is what became of each row; {@code Summary} tells it, {@code Progress} shows it growing.
 *   <li>Where tokens go is a {@code Target} of the programs' common package: the service, or a mock server with a {@code DemoFleet}.
 * </ul>
 */
@NullMarked
package ai.autoposting.sdk.examples.importtokens;

import org.jspecify.annotations.NullMarked;
