/**
 * A static site: its spec, the bucket that it lives in, and what is published there: which files, under which headers, in
 * which order. Types and plans are data; only the actuators touch AWS, and only {@code Bundle} reads files.
 */
@NullMarked
package dev.mooring.kinds.site;

import org.jspecify.annotations.NullMarked;
