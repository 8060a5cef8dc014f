@@ -18,7 +18,6 @@ xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
 17
 18
 19
-20
 21
 22
 23
