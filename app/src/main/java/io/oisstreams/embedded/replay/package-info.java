/** A finite file through the real parts: read and ordered, fed with the passing of its time, awaited, written out again. */
package io.oisstreams.embedded.replay;
