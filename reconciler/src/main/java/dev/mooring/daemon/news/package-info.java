/**
 * What of all that happens to an environment people want to be told, in their words, once. How a message reaches them is the
 * publisher's; nothing here calls AWS.
 */
@NullMarked
package dev.mooring.daemon.news;

import org.jspecify.annotations.NullMarked;
