@@ -1,3 +1,3 @@
 a
 b
-c
+c
\ No newline at end of file
