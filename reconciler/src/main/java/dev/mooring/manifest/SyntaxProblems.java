package dev.mooring.manifest;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/** What the YAML parser objects to, in one sentence, without the lines of the file that it likes to quote. */
final class SyntaxProblems {

    private SyntaxProblems() {}

    static Problem describe(String file, String text, YAMLException notYaml) {
        if (notYaml instanceof ReaderException unprintable) {
            int at = text.codePoints()
                    .takeWhile(StreamReader::isPrintable)
                    .map(Character::charCount)
                    .sum();
            return new Problem(
                    positionOf(file, text, at),
                    "the character U+%04X may not stand in YAML".formatted(unprintable.getCodePoint()));
        }
        if (notYaml instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            Mark mark = marked.getProblemMark();
            return new Problem(
                    new Position(file, mark.getLine() + 1, mark.getColumn() + 1), "not YAML: " + sentence(marked));
        }
        return new Problem(new Position(file, 1, 1), "not YAML");
    }

    /** The position of a character of the text, by its offset. */
    static Position positionOf(String file, String text, int offset) {
        int line =
                (int) text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
        int lineStart = text.lastIndexOf('\n', offset - 1) + 1;
        return new Position(file, line, text.codePointCount(lineStart, offset) + 1);
    }

    private static String sentence(MarkedYAMLException marked) {
        String problem = String.valueOf(marked.getProblem());
        String context = String.valueOf(marked.getContext());
        if (problem.contains("'\\t(TAB)'")) {
            return "a tab where only spaces may indent";
        }
        if (problem.startsWith("mapping values are not allowed")) {
            return "a `: ` that no key can have here; indent it as its neighbours are, or quote the text it is part of";
        }
        if (problem.startsWith("could not find expected ':'")) {
            return "a key without its `:`";
        }
        if (problem.startsWith("expected the node content")) {
            return "a value is missing here";
        }
        if (problem.contains("<block end>")) {
            return "this is not indented as its neighbours are";
        }
        if (problem.contains("unexpected end of stream")) {
            return "a quotation mark that is opened and never closed";
        }
        if (problem.contains("',' or '")) {
            return "a `,`, or the bracket that closes this, is missing";
        }
        if (problem.contains("cannot start any token")) {
            return "the character here cannot begin a value; quote the text";
        }
        if (context.contains("double-quoted scalar")) {
            return "an escape that YAML does not know; write \\\\ for a backslash";
        }
        return shorten(problem);
    }

    private static String shorten(String problem) {
        String oneLine = problem.lines().findFirst().orElse("").strip();
        return oneLine.substring(0, Math.min(oneLine.length(), 120));
    }
}
