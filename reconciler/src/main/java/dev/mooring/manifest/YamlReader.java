package dev.mooring.manifest;

import dev.mooring.manifest.Node.Entry;
import dev.mooring.manifest.Node.Mapping;
import dev.mooring.manifest.Node.Scalar;
import dev.mooring.manifest.Node.Sequence;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Text to positioned nodes: one file, any number of documents, nothing interpreted. It stands on the parser's events rather
 * than on its trees, because only they know where a key begins and whether a scalar was quoted, and because limits can be
 * held before anything is built.
 */
final class YamlReader {
    private final Limits limits;

    YamlReader(Limits limits) {
        this.limits = limits;
    }

    /**
     * @param documents those that hold something, up to the first place where the text is not YAML
     * @param unreadable whether something after that place is missing from {@code documents}
     */
    record Read(Seq<Node> documents, Seq<Problem> problems, boolean unreadable) {}

    Read read(String file, String text) {
        return new Pass(file).read(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    /** Ends the reading of a file. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Problem problem;

        Unreadable(Problem problem) {
            super(problem.message(), null, false, false);
            this.problem = problem;
        }
    }

    /** What an anchor stands for, and how many values that is; no node while it is still being read. */
    private record Anchored(@Nullable Node node, int values) {}

    /** The reading of one file. */
    private final class Pass {
        private final String file;
        private final List<Problem> problems = new ArrayList<>();
        private final java.util.Map<String, Anchored> anchors = new HashMap<>();
        private int values;
        private int aliased;

        Pass(String file) {
            this.file = file;
        }

        Read read(String text) {
            List<Node> documents = new ArrayList<>();
            boolean unreadable = false;
            try {
                refuseUnlessText(text);
                LoaderOptions options = new LoaderOptions();
                options.setCodePointLimit(Integer.MAX_VALUE);
                Parser events = new ParserImpl(new StreamReader(text), options);
                while (!events.checkEvent(Event.ID.StreamEnd)) {
                    if (events.getEvent() instanceof DocumentStartEvent start) {
                        if (documents.size() == limits.documents()) {
                            throw new Unreadable(new Problem(
                                    at(start),
                                    "more than " + limits.documents() + " documents in one file; divide it"));
                        }
                        anchors.clear();
                        aliased = 0;
                        Node document = compose(events.getEvent(), Option.none(), events, 0);
                        if (!document.isNull()) {
                            documents.add(document);
                        }
                    }
                }
            } catch (Unreadable stop) {
                problems.add(stop.problem);
                unreadable = true;
            } catch (YAMLException notYaml) {
                problems.add(SyntaxProblems.describe(file, text, notYaml));
                unreadable = true;
            }
            return new Read(Vector.ofAll(documents), Vector.ofAll(problems), unreadable);
        }

        private void refuseUnlessText(String text) {
            if (text.length() > limits.characters()) {
                throw new Unreadable(new Problem(
                        new Position(file, 1, 1),
                        "the file has " + text.length() + " characters, more than " + limits.characters()
                                + "; divide it"));
            }
            int undecoded = text.indexOf('\uFFFD');
            if (undecoded >= 0) {
                throw new Unreadable(new Problem(
                        SyntaxProblems.positionOf(file, text, undecoded), "not UTF-8 text; save it as UTF-8"));
            }
        }

        private Node compose(Event event, Option<Position> key, Parser events, int depth) {
            values++;
            if (event instanceof AliasEvent alias) {
                return resolve(alias);
            }
            String anchor = ((NodeEvent) event).getAnchor();
            int before = values;
            if (anchor != null) {
                anchors.put(anchor, new Anchored(null, 0));
            }
            if (depth > limits.depth()) {
                throw new Unreadable(new Problem(
                        at(event), "nested more than " + limits.depth() + " levels deep; the file is not read"));
            }
            Node node;
            if (event instanceof ScalarEvent scalar) {
                node = scalar(scalar);
            } else if (event instanceof SequenceStartEvent start) {
                node = sequence(start, key, events, depth);
            } else {
                node = mapping((MappingStartEvent) event, key, events, depth);
            }
            if (anchor != null) {
                anchors.put(anchor, new Anchored(node, values - before + 1));
            }
            return node;
        }

        private Node resolve(AliasEvent alias) {
            Anchored target = anchors.get(alias.getAnchor());
            if (target == null) {
                throw new Unreadable(new Problem(
                        at(alias),
                        "nothing before this is anchored " + Echo.name("&" + alias.getAnchor())
                                + Suggestion.among(alias.getAnchor(), anchors.keySet())));
            }
            if (target.node() == null) {
                throw new Unreadable(new Problem(
                        at(alias), Echo.name("*" + alias.getAnchor()) + " stands for something that holds itself"));
            }
            aliased += target.values();
            values += target.values() - 1;
            if (aliased > limits.aliased()) {
                throw new Unreadable(new Problem(
                        at(alias),
                        "the aliases of this document stand for more than " + limits.aliased()
                                + " values; the file is not read"));
            }
            return target.node();
        }

        private Scalar scalar(ScalarEvent event) {
            String text = event.getValue();
            String tag = event.getTag();
            boolean saidToBeText = "!".equals(tag) || "tag:yaml.org,2002:str".equals(tag);
            if (tag != null && !saidToBeText) {
                problems.add(tagged(event));
            }
            boolean plain = event.getScalarStyle() == ScalarStyle.PLAIN && !saidToBeText;
            return new Scalar(at(event), text, plain ? ScalarType.ofPlain(text) : ScalarType.TEXT);
        }

        private Sequence sequence(SequenceStartEvent start, Option<Position> key, Parser events, int depth) {
            if (start.getTag() != null) {
                problems.add(tagged(start));
            }
            List<Node> items = new ArrayList<>();
            for (Event event = events.getEvent(); !(event instanceof SequenceEndEvent); event = events.getEvent()) {
                items.add(compose(event, Option.none(), events, depth + 1));
            }
            return new Sequence(key.getOrElse(() -> at(start)), Vector.ofAll(items));
        }

        private Mapping mapping(MappingStartEvent start, Option<Position> key, Parser events, int depth) {
            if (start.getTag() != null) {
                problems.add(tagged(start));
            }
            Map<String, Entry> entries = LinkedHashMap.empty();
            for (Event event = events.getEvent(); !(event instanceof MappingEndEvent); event = events.getEvent()) {
                Position keyAt = at(event);
                Node name = compose(event, Option.none(), events, depth + 1);
                Node value = compose(events.getEvent(), Option.of(keyAt), events, depth + 1);
                if (!(name instanceof Scalar scalar) || scalar.isNull()) {
                    problems.add(new Problem(keyAt, "a key must be text, not " + name.noun()));
                } else if (scalar.text().equals("<<") && scalar.type() == ScalarType.TEXT) {
                    problems.add(new Problem(
                            keyAt, "merge keys (`<<`) are not YAML 1.2; write the fields out, or put them in a base"));
                } else if (entries.containsKey(scalar.text())) {
                    problems.add(new Problem(
                            keyAt,
                            "duplicate key " + Echo.name(scalar.text()) + ", first written on line "
                                    + entries.get(scalar.text()).get().key().line()));
                } else {
                    entries = entries.put(scalar.text(), new Entry(keyAt, value));
                }
            }
            return new Mapping(key.getOrElse(() -> at(start)), entries);
        }

        private Problem tagged(NodeEvent event) {
            return new Problem(at(event), "YAML tags have no meaning here; leave it out, or quote the value");
        }

        private Position at(Event event) {
            Mark mark = event.getStartMark();
            return new Position(file, mark.getLine() + 1, mark.getColumn() + 1);
        }
    }
}
